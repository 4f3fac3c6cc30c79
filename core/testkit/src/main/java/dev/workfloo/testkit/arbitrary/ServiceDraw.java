package dev.workfloo.testkit.arbitrary;

import dev.workfloo.definition.Connector;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.Links;
import dev.workfloo.scenario.Links.Link;
import dev.workfloo.testkit.arbitrary.decision.ComparedValues;
import dev.workfloo.testkit.arbitrary.decision.FactPath;
import dev.workfloo.testkit.arbitrary.value.FactValues;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Draws what services answer. Most answer what the node asks for, near what decisions compare it with. */
final class ServiceDraw {

    private static final int LONGEST_SECONDS = 600;

    private final Map<NodeId, Connector> connectors = new LinkedHashMap<>();
    private final Map<NodeId, Map<String, FactValues>> responses = new LinkedHashMap<>();

    ServiceDraw(CheckedFlow flow, Instant now) {
        ComparedValues compared = ComparedValues.of(flow, now);
        for (Node node : flow.definition().nodes()) {
            if (node instanceof Node.ServiceNode service) add(service, compared);
        }
    }

    private void add(Node.ServiceNode node, ComparedValues compared) {
        Map<String, FactValues> members = new LinkedHashMap<>();
        node.connector()
                .response()
                .type()
                .members()
                .forEach((name, type) -> members.put(
                        name,
                        FactValues.of(type, compared.with(new FactPath(node.id().name(), name)))));
        connectors.put(node.id(), node.connector());
        responses.put(node.id(), members);
    }

    Links any(Random random) {
        Map<NodeId, Link> links = new LinkedHashMap<>();
        connectors.forEach((node, connector) -> links.put(node, link(node, connector, random)));
        return new Links(links);
    }

    private Link link(NodeId node, Connector connector, Random random) {
        Either<Links.Error, Value.Context> answer = random.nextInt(5) == 0
                ? Either.left(new Links.Error("HTTP_422", "refused"))
                : Either.right(response(node, random));
        Duration after = random.nextInt(3) == 0 ? Duration.ofSeconds(random.nextInt(LONGEST_SECONDS)) : Duration.ZERO;
        return new Link(answer, after, random.nextInt(4) == 0 ? random.nextInt(connector.retries() + 2) : 0);
    }

    private Value.Context response(NodeId node, Random random) {
        Map<String, Value> members = new LinkedHashMap<>();
        responses.getOrDefault(node, Map.of()).forEach((name, values) -> members.put(name, values.any(random)));
        return new Value.Context(members);
    }
}
