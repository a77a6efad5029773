"""What publishing checks and derives: components, references, InputSchema."""
