package dev.workfloo.application;

import dev.workfloo.access.AccessProblem;
import dev.workfloo.access.AccessProblem.KeyNameTaken;
import dev.workfloo.access.AccessProblem.KeyNameUnfit;
import dev.workfloo.access.AccessProblem.UnknownKey;
import dev.workfloo.access.ApiKey;
import dev.workfloo.access.Caller;
import dev.workfloo.access.KeyHash;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.ManageKeys;
import dev.workfloo.application.port.out.Keys;
import io.vavr.control.Either;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Draws keys, keeps their hashes. */
final class ManagingKeys implements ManageKeys {

    private static final int BYTES = 32;

    private final Keys keys;
    private final InstantSource clock;
    private final RandomGenerator random;

    ManagingKeys(Keys keys, InstantSource clock, RandomGenerator random) {
        this.keys = keys;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Either<AccessProblem, NewKey> add(Caller caller) {
        if (KeyNameUnfit.isUnfit(caller.keyName())) return Either.left(new KeyNameUnfit(caller.keyName()));
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        String text = "wfk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        ApiKey key = new ApiKey(KeyHash.of(text), caller, clock.instant(), Optional.empty());
        return keys.add(key)
                ? Either.right(new NewKey(text, key))
                : Either.left(new KeyNameTaken(caller.workspace(), caller.keyName()));
    }

    @Override
    public List<ApiKey> list(WorkspaceId workspace) {
        return keys.of(workspace);
    }

    @Override
    public Either<AccessProblem, ApiKey> revoke(WorkspaceId workspace, String name) {
        return keys.revoke(workspace, name, clock.instant())
                .<Either<AccessProblem, ApiKey>>map(Either::right)
                .orElse(Either.left(new UnknownKey(workspace, name)));
    }
}
