"""What a figure counts or measures: the rules by kind, and the words around a figure they read."""
