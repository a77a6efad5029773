"""What the mock adds to moto's reading of a request, to refuse bad input as AWS would."""
