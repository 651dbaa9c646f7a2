"""The policy: ``beleid.toml`` as a checked, frozen object. Which rules and goals exist is not known here."""
