package dev.workfloo.application;

import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Those who move one execution in this process at a time, so that each can tell whether another one was quicker. */
final class Encounters {

    private final Map<ExecutionId, List<Caller>> present = new ConcurrentHashMap<>();

    /** One of them. */
    final class Caller {

        private final ExecutionId id;
        private volatile Optional<Position> movesFrom = Optional.empty();
        private volatile Optional<Position> overtakenAt = Optional.empty();

        private Caller(ExecutionId id) {
            this.id = id;
        }

        private Stream<Caller> others() {
            return othersOf(present.getOrDefault(id, List.of()));
        }

        private Stream<Caller> othersOf(List<Caller> all) {
            return all.stream().filter(other -> other != this);
        }

        /** It stands there, as this one has read, who sets about moving it. */
        void moves(Position from) {
            movesFrom = Optional.of(from);
        }

        /** It has moved it from there: all others who are present came too late for that. */
        void moved(Position from) {
            others().filter(other -> other.overtakenAt.isEmpty())
                    .forEach(other -> other.overtakenAt = Optional.of(from));
            movesFrom = Optional.empty();
        }

        /** It has not moved it. */
        void gaveUp() {
            movesFrom = Optional.empty();
        }

        /**
         * Where it stood when another one moved it since this one came, or is just about to. Whoever asks once they have read how it
         * stands misses nobody whose move they have read.
         */
        Optional<Position> overtakenAt() {
            // In this order: who has moved it says so before it is about to no more.
            Optional<Position> about =
                    others().flatMap(other -> other.movesFrom.stream()).findFirst();
            return overtakenAt.or(() -> about);
        }
    }

    /** Whoever enters leaves. */
    Caller enter(ExecutionId id) {
        Caller caller = new Caller(id);
        present.merge(
                id,
                List.of(caller),
                (before, last) -> Stream.concat(before.stream(), last.stream()).toList());
        return caller;
    }

    /** Whoever fails in the middle of a move does not know whether it was kept. */
    void leave(Caller caller) {
        caller.movesFrom.ifPresent(caller::moved);
        present.computeIfPresent(
                caller.id,
                (id, all) -> all.size() == 1 ? null : caller.othersOf(all).toList());
    }
}
