package dev.workfloo.execution.verification;

import dev.workfloo.access.WorkspaceId;
import java.time.Duration;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * The question whether a token is the code of a validation.
 *
 * @param provider the name under which the deployment knows the provider
 * @param validation the provider's own id of it
 * @param token as it was typed; nobody keeps it
 * @param idempotencyKey {@code execution/node/visit/check-n}, where n grows with each token
 */
@ValueObject
public record TokenCheck(
        WorkspaceId workspace, String provider, String validation, String token, String idempotencyKey) {

    /** How long the answer is waited for. */
    public static final Duration LONGEST = Duration.ofSeconds(10);

    /** Says nothing of the token. */
    @Override
    public String toString() {
        return "TokenCheck[" + provider + " " + idempotencyKey + "]";
    }
}
