package dev.workfloo.testkit;

import dev.workfloo.definition.NodeId;
import dev.workfloo.rule.CalendarDuration;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.Scenario;
import dev.workfloo.scenario.Submissions;
import dev.workfloo.scenario.Turns;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What people and services are ready to do.
 *
 * @param submissions what people submit, each once
 * @param whatever answers to any form, by the name of the field
 * @param waits how long a person takes at each node
 */
record Plan(
        Submissions submissions,
        Value.Context whatever,
        Codes codes,
        Map<NodeId, CalendarDuration> waits,
        Services services) {

    static final Plan NOTHING = new Plan(Submissions.NONE, Value.Context.EMPTY, Codes.RIGHT, Map.of(), Services.NONE);

    /** In place of what was said of people; what was said of services by name stays. */
    Plan following(Scenario scenario) {
        return new Plan(
                scenario.submissions(),
                whatever,
                new Codes(List.of(), scenario.codes()),
                scenario.script().waits(),
                services.following(scenario.links()));
    }

    Plan answering(NodeId node, Value.Context answers) {
        return submitting(it -> new Submissions(added(it.answers(), node, answers), it.reviews(), it.documents()));
    }

    Plan reviewing(NodeId node, Value.Context review) {
        return submitting(it -> new Submissions(it.answers(), added(it.reviews(), node, review), it.documents()));
    }

    Plan sending(NodeId node, Value.Context files) {
        return submitting(it -> new Submissions(it.answers(), it.reviews(), added(it.documents(), node, files)));
    }

    Plan answered(NodeId node) {
        return submitting(it -> new Submissions(rest(it.answers(), node), it.reviews(), it.documents()));
    }

    Plan reviewed(NodeId node) {
        return submitting(it -> new Submissions(it.answers(), rest(it.reviews(), node), it.documents()));
    }

    Plan sent(NodeId node) {
        return submitting(it -> new Submissions(it.answers(), it.reviews(), rest(it.documents(), node)));
    }

    Plan answeringFrom(Value.Context all) {
        Map<String, Value> more = new LinkedHashMap<>(whatever.members());
        more.putAll(all.members());
        return new Plan(submissions, new Value.Context(more), codes, waits, services);
    }

    Plan typing(Codes typed) {
        return new Plan(submissions, whatever, typed, waits, services);
    }

    Plan served(Services other) {
        return new Plan(submissions, whatever, codes, waits, other);
    }

    private Plan submitting(UnaryOperator<Submissions> change) {
        return new Plan(change.apply(submissions), whatever, codes, waits, services);
    }

    /** When a person does something who was waited for since then; empty where they do it at once. */
    Optional<Instant> comes(NodeId node, Instant since, ZoneId zone) {
        return Optional.ofNullable(waits.get(node)).map(wait -> wait.after(since, zone));
    }

    static Optional<Value.Context> next(Turns turns, NodeId node) {
        return turns.byNode().getOrDefault(node, List.of()).stream().findFirst();
    }

    private static Turns added(Turns turns, NodeId node, Value.Context turn) {
        List<Value.Context> more = new ArrayList<>(turns.byNode().getOrDefault(node, List.of()));
        more.add(turn);
        return with(turns, node, more);
    }

    private static Turns rest(Turns turns, NodeId node) {
        List<Value.Context> all = turns.byNode().getOrDefault(node, List.of());
        return all.isEmpty() ? turns : with(turns, node, all.subList(1, all.size()));
    }

    private static Turns with(Turns turns, NodeId node, List<Value.Context> its) {
        Map<NodeId, List<Value.Context>> other = new LinkedHashMap<>(turns.byNode());
        other.put(node, its);
        return new Turns(other);
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "Plan";
    }
}
