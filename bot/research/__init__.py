"""For researchers: what people gave to research, made anonymous, in the formats of the tools they use."""
