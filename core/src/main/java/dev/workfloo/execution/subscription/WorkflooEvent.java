package dev.workfloo.execution.subscription;

import dev.workfloo.access.Scope;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Outcome;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to an execution, as a host's own code is told of it. It says nothing of the person: whoever needs that asks
 * for the execution.
 *
 * @param place an event's name, by which one that is told twice is known
 * @param at when it happened, by the clock of the process that it happened in
 */
public record WorkflooEvent(EventPlace place, Source source, Instant at, Kind kind, Detail detail) {

    /**
     * What is the same for all that happens to an execution.
     *
     * @param scope the workspace and environment in which it lives
     * @param version the definition, and its version, that it runs
     */
    public record Source(Scope scope, DefinitionVersion version) {}

    /**
     * What is known of some kinds.
     *
     * @param name such as {@code formAnswered}: one word for each type of event, which never changes
     * @param node where it happened; empty where it happened to the execution as a whole
     * @param exit the exit that was decided on; only where something was decided, and leads to an exit
     * @param outcome how the execution ended; only where it did
     */
    public record Detail(String name, Optional<NodeId> node, Optional<String> exit, Optional<Outcome> outcome) {}

    public ExecutionId execution() {
        return place.execution();
    }

    /** Counts the events of an execution: 1, 2, 3 and so on, without gaps. */
    public int revision() {
        return place.revision();
    }

    /** The workspace and environment in which the execution lives. */
    public Scope scope() {
        return source.scope();
    }

    /** The definition, and its version, that the execution runs. */
    public DefinitionVersion version() {
        return source.version();
    }

    /** One word for each type of event, such as {@code formAnswered}, which never changes. */
    public String name() {
        return detail.name();
    }

    /** Where it happened; empty where it happened to the execution as a whole. */
    public Optional<NodeId> node() {
        return detail.node();
    }

    /** The exit that was decided on; only where something was decided, and leads to an exit. */
    public Optional<String> exit() {
        return detail.exit();
    }

    /** How the execution ended; only where it did. */
    public Optional<Outcome> outcome() {
        return detail.outcome();
    }

    /** What an event means. Releases to come may add some. */
    public enum Kind {
        /** The execution has started. */
        STARTED,
        /** The flow came to a node at which somebody is asked, a service, or the clock. */
        WAITS,
        /** What was waited for came: a person's answer, a reviewer's, a service's, a PDF, a moment. */
        ANSWERED,
        /** Something else came of what is waited for: a code went out or was mistyped, or a call failed. */
        TRIED,
        /** A ruleset or a tree decided. */
        DECIDED,
        /** The flow came through a node that computes, or puts labels. */
        PASSED,
        /** A node could not do its part. */
        FAILED,
        /** The execution has ended: {@link WorkflooEvent#outcome} says how. */
        ENDED
    }
}
