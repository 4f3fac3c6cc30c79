package dev.workfloo.http;

import net.jqwik.api.PropertyDefaults;

/** A short form of {@link ManyHostileJsonProperties}. */
@PropertyDefaults(tries = 200)
class HostileJsonProperties extends HostileJson {}
