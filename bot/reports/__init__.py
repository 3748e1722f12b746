"""Reports as JSON, as text, and back."""
