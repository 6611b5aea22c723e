"""For team leads: figures that betray nobody, said in words and drawn, once a week."""
