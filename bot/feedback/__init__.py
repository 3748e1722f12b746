"""What people say is wrong with reports: how it is kept, and how it becomes marked text to learn from."""
