"""For each person alone: what they reflected on so far, and a record of it for their profession."""
