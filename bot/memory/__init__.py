"""What a chat has seen: figures of earlier articles, found again, held against each other and drawn."""
