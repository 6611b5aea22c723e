"""Teams: who may do what, links that let people in, joining and leaving, and what a lead decides."""
