package dev.workfloo.execution.document;

import dev.workfloo.document.TreeReader;
import dev.workfloo.execution.AutomaticEvent.LabelsPut;
import dev.workfloo.execution.AutomaticEvent.RulesetDecided;
import dev.workfloo.execution.AutomaticEvent.TimerEnded;
import dev.workfloo.execution.AutomaticEvent.TimerSet;
import dev.workfloo.execution.AutomaticEvent.TreeDecided;
import dev.workfloo.execution.AutomaticEvent.VariablesSet;
import dev.workfloo.execution.Position.AwaitingTimer;
import dev.workfloo.execution.document.StoredTable.Line;
import java.time.Instant;
import java.util.List;

/** How what needs nobody is kept. */
final class StoredAutomatic {

    /** The release before knows no timers. */
    private static final int TIMERS = 4;

    /** It may be computed from what the person answered, and tells as much. */
    private static final String END = "end";

    static final StoredFamily FAMILY = new StoredFamily(
            List.of(
                    new Line<>(
                            new StoredName("labelsPut", 1),
                            LabelsPut.class,
                            (event, to) -> to.trail().texts("labels", event.labels()),
                            from -> new LabelsPut(
                                    StoredMembers.at(from),
                                    StoredMembers.node(from),
                                    TreeReader.texts(from.trail(), "labels"))),
                    new Line<>(
                            new StoredName("rulesetDecided", 2),
                            RulesetDecided.class,
                            (event, to) -> {
                                to.trail().tree("decision", StoredDecision.write(event.decision()));
                                to.personalUnlessEmpty(
                                        "outputs", event.decision().outputs());
                            },
                            from -> new RulesetDecided(
                                    StoredMembers.at(from),
                                    StoredMembers.node(from),
                                    StoredDecision.read(
                                            TreeReader.object(from.trail(), "decision"),
                                            StoredMembers.personal(from, "outputs")))),
                    new Line<>(
                            new StoredName("treeDecided", 2),
                            TreeDecided.class,
                            (event, to) -> StoredDecision.write(event.decision(), to.trail()),
                            from -> new TreeDecided(
                                    StoredMembers.at(from),
                                    StoredMembers.node(from),
                                    StoredDecision.read(from.trail()))),
                    new Line<>(
                            new StoredName("variablesSet", 2),
                            VariablesSet.class,
                            (event, to) -> to.personalUnlessEmpty("values", event.values()),
                            from -> new VariablesSet(
                                    StoredMembers.at(from),
                                    StoredMembers.node(from),
                                    StoredMembers.personal(from, "values"))),
                    new Line<>(
                            new StoredName("timerSet", TIMERS),
                            TimerSet.class,
                            (event, to) -> to.personal().text(END, event.end().toString()),
                            from -> new TimerSet(StoredMembers.at(from), StoredMembers.node(from), endOf(from))),
                    new Line<>(
                            new StoredName("timerEnded", TIMERS),
                            TimerEnded.class,
                            (event, to) -> {},
                            from -> new TimerEnded(StoredMembers.at(from), StoredMembers.node(from)))),
            List.of(new Line<>(
                    new StoredName("timer", TIMERS),
                    AwaitingTimer.class,
                    (position, to) -> {
                        StoredMembers.put(position.node(), position.visit(), to);
                        to.personal().text(END, position.end().toString());
                    },
                    from -> new AwaitingTimer(
                            StoredMembers.node(from),
                            StoredMembers.visit(from),
                            TreeReader.instant(from.personal(), END)))));

    private StoredAutomatic() {}

    /** The trail can still be read where what is personal was erased: all that is known then is that it waited. */
    private static Instant endOf(Recorded from) {
        return TreeReader.optionalText(from.personal(), END)
                .map(Instant::parse)
                .orElseGet(() -> StoredMembers.at(from));
    }
}
