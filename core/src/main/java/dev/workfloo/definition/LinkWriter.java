package dev.workfloo.definition;

import dev.workfloo.definition.Nip.Notice;
import dev.workfloo.definition.Nip.Recipient;
import dev.workfloo.rule.TreeWriter;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.syntax.Printer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes the nodes that turn to somebody outside. */
final class LinkWriter {

    private LinkWriter() {}

    static TreeWriter nip(TreeWriter head, NipNode node) {
        return head.text("service", NipNode.SERVICE)
                .tree("nip", nip(node.nip()))
                .text("next", node.next().map(NodeId::name))
                .text("onError", node.onError().map(NodeId::name));
    }

    private static Value nip(Nip nip) {
        Recipient recipient = nip.recipient();
        Notice notice = nip.notice();
        return new TreeWriter()
                .texts(
                        "channels",
                        nip.channels().stream().map(NipChannel::literal).toList())
                .number("backupAfterSends", nip.backupAfterSends())
                .text("countryCode", formula(recipient.countryCode()))
                .text("phoneNumber", formula(recipient.phoneNumber()))
                .text("email", formula(recipient.email()))
                .number("maxSends", nip.maxSends())
                .text("resendAfter", nip.resendAfter().toString())
                .text("expiresAfter", nip.expiresAfter().toString())
                .text("companyName", notice.companyName())
                .text("terms", notice.terms())
                .text("termsVersion", notice.termsVersion())
                .text("privacyNotice", notice.privacyNotice())
                .text("privacyNoticeVersion", notice.privacyNoticeVersion())
                .done();
    }

    private static Optional<String> formula(Optional<Expression> expression) {
        return expression.map(Printer::print);
    }

    static TreeWriter connector(TreeWriter head, ConnectorNode node) {
        Connector connector = node.connector();
        Map<String, String> response = new LinkedHashMap<>();
        connector.response().members().forEach((name, member) -> response.put(name, member.toString()));
        head.text("service", connector.service());
        return RuleWriter.expressions(head, "request", connector.request())
                .texts("response", response)
                .text("consent", connector.consent().map(NodeId::name))
                .number("retries", connector.retries())
                .text("timeout", connector.timeout().toString())
                .text("next", node.next().map(NodeId::name))
                .text("onError", node.onError().map(NodeId::name));
    }
}
