package dev.workfloo.application;

import dev.workfloo.application.port.in.AnswerStep;
import dev.workfloo.application.port.in.ExecuteWorkfloo;
import dev.workfloo.application.port.in.FollowExecutions;
import dev.workfloo.application.port.in.IdentifyCaller;
import dev.workfloo.application.port.in.ManageCallbacks;
import dev.workfloo.application.port.in.ManageKeys;
import dev.workfloo.application.port.in.PerformWork;
import dev.workfloo.application.port.in.ProveConsents;
import dev.workfloo.application.port.in.PublishDefinition;
import dev.workfloo.application.port.in.RollBackDefinition;
import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.application.port.out.Store;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** All use cases on one store: what a host application embeds. It is safe for use by many threads. */
public final class Workfloo {

    private final ExecuteWorkfloo executing;
    private final AnswerStep answering;
    private final FollowExecutions following;
    private final Publishing publishing;
    private final IdentifyCaller identifying;
    private final ManageKeys keyKeeping;
    private final PerformWork working;
    private final ProveConsents proving;
    private final ManageCallbacks callbackKeeping;

    private Workfloo(
            Store store, Outside outside, ExecutionListener listener, InstantSource clock, RandomGenerator random) {
        ExecutionListener guarded = new GuardedListener(listener);
        PublishedFlows flows = new PublishedFlows(store);
        StartDecision decision = new StartDecision(flows, clock, random);
        AnnouncedExecutions executions =
                new AnnouncedExecutions(store.executions(), flows, outside.callbacks(), guarded);
        Signing signing = new Signing(store.signingSecrets(), clock, random);
        executing = new Executing(executions, decision, clock);
        answering = new Answering(executions, store.codeSeals(), flows, clock);
        following = new Following(store.executions(), flows);
        publishing = new Publishing(store, flows, clock);
        identifying = new Identifying(store.keys(), clock);
        keyKeeping = new KeyKeeping(store.keys(), clock, random);
        working = new Working(store, executions, flows, outside, signing, clock, random);
        callbackKeeping = new CallbackKeeping(store, flows, signing, clock);
        proving = new Proving(store.consents());
    }

    /** Workfloo on this store, for flows that turn to nobody outside, or run in the sandbox. */
    public static Workfloo on(Store store, InstantSource clock, RandomGenerator random) {
        return on(store, Outside.NOBODY, clock, random);
    }

    /**
     * Workfloo on this store.
     *
     * @param random draws ids, keys and consent codes; it must be a {@link java.security.SecureRandom} wherever they go out
     */
    public static Workfloo on(Store store, Outside outside, InstantSource clock, RandomGenerator random) {
        return on(store, outside, ExecutionListener.NONE, clock, random);
    }

    /** The same, with a listener that hears of each change. */
    public static Workfloo on(
            Store store, Outside outside, ExecutionListener listener, InstantSource clock, RandomGenerator random) {
        return new Workfloo(store, outside, listener, clock, random);
    }

    public ExecuteWorkfloo executions() {
        return executing;
    }

    public AnswerStep steps() {
        return answering;
    }

    public FollowExecutions following() {
        return following;
    }

    public PublishDefinition definitions() {
        return publishing;
    }

    public RollBackDefinition rollbacks() {
        return publishing;
    }

    public IdentifyCaller callers() {
        return identifying;
    }

    public ManageKeys keys() {
        return keyKeeping;
    }

    /** What a runner drives: without one, executions stop where they turn to somebody outside. */
    public PerformWork work() {
        return working;
    }

    public ProveConsents consents() {
        return proving;
    }

    public ManageCallbacks callbacks() {
        return callbackKeeping;
    }
}
