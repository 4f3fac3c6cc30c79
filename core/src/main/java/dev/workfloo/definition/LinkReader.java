package dev.workfloo.definition;

import dev.workfloo.definition.Nip.Notice;
import dev.workfloo.definition.Nip.Recipient;
import dev.workfloo.definition.ResponseShape.Member;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.syntax.Parser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the nodes that turn to somebody outside: what their {@code service} is decides which kind. */
final class LinkReader {

    private static final Pattern SERVICE = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    private static final String DURATION = "must be an ISO 8601 duration, such as PT30S";

    private LinkReader() {}

    static Node link(NodeId id, String name, DocumentReader document) {
        String service = document.text("service");
        Optional<NodeId> next = DefinitionReader.nodeId(document, "next");
        Optional<NodeId> onError = DefinitionReader.nodeId(document, "onError");
        if (service.equals(NipNode.SERVICE)) return new NipNode(id, name, nip(document), next, onError);
        if (!service.isEmpty() && !SERVICE.matcher(service).matches()) {
            document.error(
                    "service", "must be NIP, or the name of a connector: lower-case letters, digits and -, 63 at most");
        }
        return new ConnectorNode(id, name, connector(service, document), next, onError);
    }

    private static Nip nip(DocumentReader node) {
        node.required("nip");
        DocumentReader document = node.object("nip").orElse(node);
        if (document == node) return aNip(List.of(), document);
        document.required("channels");
        List<NipChannel> channels = new ArrayList<>();
        for (String literal : document.texts("channels")) {
            NipChannel.parse(literal).ifPresentOrElse(channels::add, () -> document.error("channels", known(literal)));
        }
        Nip nip = aNip(channels, document);
        document.done();
        return nip;
    }

    private static String known(String literal) {
        List<String> known =
                Arrays.stream(NipChannel.values()).map(NipChannel::literal).toList();
        return "no channel is called " + literal + ": take of " + known;
    }

    private static Nip aNip(List<NipChannel> channels, DocumentReader document) {
        return new Nip(
                channels,
                document.count("backupAfterSends").orElse(1),
                new Recipient(
                        formula(document, "countryCode"), formula(document, "phoneNumber"), formula(document, "email")),
                document.count("maxSends").orElse(Nip.DEFAULT_MAX_SENDS),
                duration(document, "resendAfter").orElse(Nip.DEFAULT_RESEND_AFTER),
                duration(document, "expiresAfter").orElse(Nip.DEFAULT_EXPIRES_AFTER),
                new Notice(
                        document.optionalText("companyName"),
                        document.optionalText("terms"),
                        document.optionalText("termsVersion"),
                        document.optionalText("privacyNotice"),
                        document.optionalText("privacyNoticeVersion")));
    }

    private static Optional<Expression> formula(DocumentReader document, String member) {
        return document.understood(member, Parser::expression);
    }

    private static Optional<Duration> duration(DocumentReader document, String member) {
        return document.parsed(member, DefinitionReader::duration, DURATION);
    }

    private static Connector connector(String service, DocumentReader document) {
        Optional<Duration> timeout = duration(document, "timeout");
        if (timeout.filter(it -> it.compareTo(Connector.LONGEST_TIMEOUT) > 0).isPresent()) {
            document.error("timeout", "must be at most " + Connector.LONGEST_TIMEOUT);
        }
        int retries = document.count("retries").orElse(Connector.MOST_RETRIES);
        if (retries > Connector.MOST_RETRIES) {
            document.error("retries", "must be at most " + Connector.MOST_RETRIES);
        }
        return new Connector(
                service,
                request(document),
                response(document),
                DefinitionReader.nodeId(document, "consent"),
                retries,
                timeout.orElse(Connector.DEFAULT_TIMEOUT));
    }

    private static Map<String, Expression> request(DocumentReader document) {
        Map<String, Expression> formulas = new LinkedHashMap<>();
        document.object("request").ifPresent(request -> {
            for (String name : request.names()) {
                Names.refuseMember(name).ifPresent(why -> request.error(name, why));
                request.required(name);
                formula(request, name).ifPresent(formula -> formulas.put(name, formula));
            }
        });
        return formulas;
    }

    private static ResponseShape response(DocumentReader document) {
        Map<String, Member> members = new LinkedHashMap<>();
        document.object("response").ifPresent(response -> {
            for (String name : response.names()) {
                Names.refuseMember(name).ifPresent(why -> response.error(name, why));
                response.required(name);
                response.parsed(
                                name,
                                Member::parse,
                                "must be one of " + ResponseShape.kinds()
                                        + ", with a ? behind it where it may be missing")
                        .ifPresent(member -> members.put(name, member));
            }
        });
        return new ResponseShape(members);
    }
}
