"""The goals, one per file; the file name is the id in the policy, and the policy gives the order.

As shipped: spoed, herkomst, geplaatst, afspraken, uitwisseling, wachttijd, omklap, wens, spreiding, stabiliteit.
"""
