"""What the mock adds to moto's reading of a request, so that bad input is refused as AWS would."""
