"""moto's server with the Views operations, in a thread of this process."""
