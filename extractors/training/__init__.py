"""Training of the pointer model; needs the extra ``training`` and is never imported by the product."""
