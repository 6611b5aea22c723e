"""For whoever runs the service: how it is used, in counts that betray nobody."""
