package dev.workfloo.execution;

import dev.workfloo.content.ContentHash;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.ExecutionEvent.Meaning;
import dev.workfloo.execution.Start.CallbackReceiver;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A change of status that a client wants to be told of, in the words in which it is told: they are chosen once, when it
 * happens, and are the same however often it must be told.
 *
 * @param at since when it is to be told
 * @param revision which change it was: what is told of one execution is told in this order
 * @param body the status object as it stood then, as JSON; empty once it is over, when its hash is kept instead
 */
@ValueObject
public record StatusCallback(
        ExecutionId execution, int revision, Kind kind, Instant at, CallbackReceiver receiver, String body) {

    public enum Kind {
        STARTED,
        /** Something went on, and no other person is needed than before. */
        ADVANCED,
        /** Somebody is waited for. */
        WAITING,
        FINISHED;

        /** As clients know it: {@code workfloo.started}, … */
        public String type() {
            return "workfloo." + name().toLowerCase(Locale.ROOT);
        }

        /** What a transition is told as; empty where nothing changed that the status shows. */
        public static Optional<Kind> of(Progress progress) {
            WorkflooExecution execution = progress.execution();
            if (execution.position().outcome().isPresent()) return Optional.of(FINISHED);
            if (progress.before() == 0) return Optional.of(STARTED);
            List<Meaning> meanings =
                    progress.events().stream().map(ExecutionEvent::meaning).toList();
            if (meanings.stream().noneMatch(Meaning::isSeen)) return Optional.empty();
            return Optional.of(meanings.get(meanings.size() - 1).needsPerson() ? WAITING : ADVANCED);
        }
    }

    /** The same on each try: clients tell repetitions by it. */
    public String id() {
        return named().id();
    }

    public Named named() {
        return new Named(execution, revision);
    }

    /**
     * The work of telling it.
     *
     * @param start where the flow starts
     */
    public Work.Callback work(NodeId start) {
        return named().work(start);
    }

    /** Without what nobody needs once it was told: the key that its receiver wants, and the body. */
    public StatusCallback shortened() {
        CallbackReceiver told = new CallbackReceiver(receiver.url(), Optional.empty());
        return new StatusCallback(execution, revision, kind, at, told, "");
    }

    public String bodyHash() {
        byte[] posted = body.getBytes(StandardCharsets.UTF_8);
        ContentHash hash = new ContentHash();
        hash.add(posted, 0, posted.length);
        return hash.hex();
    }

    /** Reads which callback an id names. */
    public static Optional<Named> parse(String id) {
        String[] parts = id.split("_");
        if (parts.length != 3 || !parts[0].equals("evt") || !parts[2].matches("[0-9]{1,9}")) return Optional.empty();
        return ExecutionId.parse(parts[1]).map(execution -> new Named(execution, Integer.parseInt(parts[2])));
    }

    public record Named(ExecutionId execution, int revision) {

        public String id() {
            return "evt_" + execution + "_" + revision;
        }

        /** As {@link StatusCallback#work}. */
        public Work.Callback work(NodeId start) {
            return new Work.Callback(execution, start, revision);
        }
    }

    /** Says nothing of the person, nor of the client. */
    @Override
    public String toString() {
        return "StatusCallback[" + id() + " " + kind + "]";
    }
}
