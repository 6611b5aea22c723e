"""What people can do with all that is held about them: see it, take parts out of it, and have it deleted."""
