"""The subcommands, one module each: `add` says how it is called, and the function it sets runs it."""
