"""What every test may ask for."""

from argon2 import PasswordHasher

from uitstroommatch.desk import passwords

pytest_plugins = ["tests.databank"]

# As the product does it one password takes a core a tenth of a second; the same way with less work is as good here.
passwords._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
passwords._NIEMAND = passwords._hasher.hash("van niemand")
