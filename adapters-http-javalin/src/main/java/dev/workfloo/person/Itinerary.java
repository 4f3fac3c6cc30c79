package dev.workfloo.person;

import dev.workfloo.application.port.in.FollowedExecution;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.WaitsFor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a person has done, does and will have to do.
 *
 * @param isSure whether there is no more than that if all goes well; otherwise it depends on what comes out on the way
 */
record Itinerary(List<Stage> stages, boolean isSure) {

    enum Part {
        DONE,
        NOW,
        AHEAD
    }

    /** A step of the person's own. */
    record Stage(String name, Part part) {}

    static Itinerary of(FollowedExecution followed) {
        Optional<NodeId> at = followed.position().waitsAt();
        List<Stage> stages = new ArrayList<>();
        Set<NodeId> known = new LinkedHashSet<>(at.stream().toList());
        for (NodeId id : followed.execution().data().visits().keySet()) {
            if (WaysAhead.isForAPerson(followed.flow().node(id)) && known.add(id))
                stages.add(new Stage(followed.flow().node(id).name(), Part.DONE));
        }
        if (isTheirs(followed.position()))
            followed.currentNode().ifPresent(node -> stages.add(new Stage(node.name(), Part.NOW)));
        if (at.isEmpty()) return new Itinerary(stages, true);
        WaysAhead ahead = new WaysAhead(followed.flow(), at.get());
        List<Node> sure = ahead.sure();
        for (Node node : sure) if (known.add(node.id())) stages.add(new Stage(node.name(), Part.AHEAD));
        return new Itinerary(stages, sure.size() == ahead.possible().size());
    }

    private static boolean isTheirs(Position position) {
        return position.waitsFor()
                .filter(it -> it.isPerson() && it != WaitsFor.REVIEW)
                .isPresent();
    }

    /** Which step the person is at, from 1; 0 while others have to do something. */
    int number() {
        for (int i = 0; i < stages.size(); i++) if (stages.get(i).part() == Part.NOW) return i + 1;
        return 0;
    }

    int count() {
        return stages.size();
    }
}
