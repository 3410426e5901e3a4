"""Settings of all tests: no property is held against the clock, since machines differ."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "gongshi", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("gongshi")
