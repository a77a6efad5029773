"""What a test does without a request: seeding, injected errors, and the requests that were seen."""
