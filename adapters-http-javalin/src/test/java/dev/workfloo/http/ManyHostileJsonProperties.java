package dev.workfloo.http;

import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Tag;

@Tag("long")
@PropertyDefaults(tries = 1_000)
class ManyHostileJsonProperties extends HostileJson {}
