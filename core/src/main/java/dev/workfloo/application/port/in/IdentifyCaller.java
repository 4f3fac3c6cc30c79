package dev.workfloo.application.port.in;

import dev.workfloo.access.Caller;
import java.util.Optional;

/** Tells who stands behind an API key. */
public interface IdentifyCaller {

    /** The caller; empty for a key that is unknown or revoked. A revoked key may count for 5 seconds more. */
    Optional<Caller> identify(String key);
}
