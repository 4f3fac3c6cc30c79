package dev.workfloo.definition.document;

import dev.workfloo.definition.Connector;
import dev.workfloo.definition.Connector.CallPolicy;
import dev.workfloo.definition.ConnectorNode;
import dev.workfloo.definition.Node.ServiceNode;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.connector.ResponseShape;
import dev.workfloo.definition.connector.ResponseShape.Member;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.rule.expression.syntax.Names;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

final class ConnectorFormat implements NodeFormat<ConnectorNode> {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    private static final String NO_MEMBER =
            "must be one of " + ResponseShape.kinds() + ", with a ? behind it where it may be missing";

    @Override
    public ConnectorNode read(NodeId id, String name, DocumentReader document) {
        String service = document.text("service");
        Optional<NodeId> next = DefinitionReader.nodeId(document, "next");
        Optional<NodeId> onError = DefinitionReader.nodeId(document, "onError");
        if (!service.isEmpty() && !isName(service)) {
            document.error(
                    "service",
                    "must be NIP, OTP, or the name of a connector: lower-case letters, digits and -, 63 at most");
        }
        return new ConnectorNode(id, name, connector(service, document), next, onError);
    }

    /** Whether a deployment can know somebody by this name. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    private static Connector connector(String service, DocumentReader document) {
        CallPolicy calls = callPolicy(document);
        return new Connector(
                service,
                Formulas.read(document, "request", Names::refuseMember),
                response(document),
                DefinitionReader.nodeId(document, "consent"),
                calls);
    }

    static CallPolicy callPolicy(DocumentReader document) {
        Optional<Duration> timeout = DefinitionReader.duration(document, "timeout");
        if (timeout.filter(it -> it.compareTo(Connector.LONGEST_TIMEOUT) > 0).isPresent()) {
            document.error("timeout", "must be at most " + Connector.LONGEST_TIMEOUT);
        }
        int retries = document.count("retries").orElse(Connector.MOST_RETRIES);
        if (retries > Connector.MOST_RETRIES) {
            document.error("retries", "must be at most " + Connector.MOST_RETRIES);
        }
        return new CallPolicy(retries, timeout.orElse(Connector.DEFAULT_TIMEOUT));
    }

    static ResponseShape response(DocumentReader document) {
        Map<String, Member> members = new LinkedHashMap<>();
        document.object("response").ifPresent(response -> {
            for (String name : response.names()) {
                Names.refuseMember(name).ifPresent(why -> response.error(name, why));
                response.required(name);
                response.parsed(name, Member::parse, NO_MEMBER).ifPresent(member -> members.put(name, member));
            }
        });
        return new ResponseShape(members);
    }

    @Override
    public void write(ConnectorNode node, TreeWriter tree) {
        tree.text("service", node.connector().service());
        writeTerms(node, Formulas.write(tree, "request", node.connector().request()));
    }

    /** What is said alike of all services. */
    static void writeTerms(ServiceNode node, TreeWriter tree) {
        Connector connector = node.connector();
        Map<String, String> response = new LinkedHashMap<>();
        connector.response().members().forEach((name, member) -> response.put(name, member.toString()));
        tree.texts("response", response)
                .text("consent", connector.consent().map(NodeId::name))
                .number("retries", connector.retries())
                .text("timeout", connector.timeout().toString())
                .text("next", node.next().map(NodeId::name))
                .text("onError", node.onError().map(NodeId::name));
    }
}
