"""Why a proposal is as it is, in words. Reasons come from the rules themselves; only the sentences are made here."""
