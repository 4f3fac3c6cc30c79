package dev.workfloo.application.callback;

import dev.workfloo.access.SigningSecret;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.SigningSecrets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws the secrets that callbacks are signed with; the first when it is first needed. */
public final class CallbackSecrets {

    private static final int BYTES = 32;

    private final SigningSecrets secrets;
    private final InstantSource clock;
    private final RandomGenerator random;

    public CallbackSecrets(SigningSecrets secrets, InstantSource clock, RandomGenerator random) {
        this.secrets = secrets;
        this.clock = clock;
        this.random = random;
    }

    /** Those that sign now, the newest first. */
    public List<SigningSecret> secrets(WorkspaceId workspace) {
        Instant now = clock.instant();
        List<SigningSecret> known = secrets.of(workspace);
        return known.isEmpty()
                ? List.of(first(workspace))
                : known.stream().filter(secret -> secret.signsAt(now)).toList();
    }

    SigningSecret current(WorkspaceId workspace) {
        return secrets.of(workspace).stream().findFirst().orElseGet(() -> first(workspace));
    }

    /** Of two that draw the first at the same time, one's counts. */
    private SigningSecret first(WorkspaceId workspace) {
        SigningSecret drawn = draw(workspace, 1);
        return secrets.add(drawn, drawn) ? drawn : secrets.of(workspace).get(0);
    }

    private SigningSecret draw(WorkspaceId workspace, int number) {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        return SigningSecret.of(workspace, number, key, clock.instant());
    }

    SigningSecret rotate(WorkspaceId workspace, Duration overlap) {
        SigningSecret last = current(workspace);
        SigningSecret next = draw(workspace, last.number() + 1);
        boolean kept = secrets.add(next, last.endingAt(clock.instant().plus(overlap)));
        return kept ? next : current(workspace);
    }
}
