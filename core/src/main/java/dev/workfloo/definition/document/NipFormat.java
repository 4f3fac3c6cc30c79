package dev.workfloo.definition.document;

import dev.workfloo.contact.CodeChannel;
import dev.workfloo.definition.Nip;
import dev.workfloo.definition.Nip.Notice;
import dev.workfloo.definition.Nip.Sending;
import dev.workfloo.definition.NipNode;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.RecipientFormulas;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.rule.Value;
import java.util.List;
import java.util.Optional;

final class NipFormat implements NodeFormat<NipNode> {

    @Override
    public NipNode read(NodeId id, String name, DocumentReader document) {
        Optional<NodeId> next = DefinitionReader.nodeId(document, "next");
        Optional<NodeId> onError = DefinitionReader.nodeId(document, "onError");
        document.required("nip");
        Nip nip = document.object("nip").map(NipFormat::nip).orElseGet(() -> nip(List.of(), document));
        return new NipNode(id, name, nip, next, onError);
    }

    private static Nip nip(DocumentReader document) {
        document.required("channels");
        List<CodeChannel> channels = document.allUnderstood("channels", RecipientFormat::channel);
        Nip nip = nip(channels, document);
        document.done();
        return nip;
    }

    private static Nip nip(List<CodeChannel> channels, DocumentReader document) {
        // In the order in which their findings are told.
        int backupAfterSends = document.count("backupAfterSends").orElse(1);
        RecipientFormulas recipient = RecipientFormat.read(document);
        return new Nip(
                sending(channels, backupAfterSends, document),
                recipient,
                new Notice(
                        document.optionalText("companyName"),
                        document.optionalText("terms"),
                        document.optionalText("termsVersion"),
                        document.optionalText("privacyNotice"),
                        document.optionalText("privacyNoticeVersion")));
    }

    private static Sending sending(List<CodeChannel> channels, int backupAfterSends, DocumentReader document) {
        return new Sending(
                channels,
                backupAfterSends,
                document.count("maxSends").orElse(Nip.DEFAULT_MAX_SENDS),
                DefinitionReader.duration(document, "resendAfter").orElse(Nip.DEFAULT_RESEND_AFTER),
                DefinitionReader.duration(document, "expiresAfter").orElse(Nip.DEFAULT_EXPIRES_AFTER));
    }

    @Override
    public void write(NipNode node, TreeWriter tree) {
        tree.text("service", NipNode.SERVICE)
                .tree("nip", nip(node.nip()))
                .text("next", node.next().map(NodeId::name))
                .text("onError", node.onError().map(NodeId::name));
    }

    private static Value nip(Nip nip) {
        Sending sending = nip.sending();
        Notice notice = nip.notice();
        TreeWriter tree = new TreeWriter()
                .texts(
                        "channels",
                        sending.channels().stream().map(CodeChannel::literal).toList())
                .number("backupAfterSends", sending.backupAfterSends());
        return RecipientFormat.write(nip.recipient(), tree)
                .number("maxSends", sending.maxSends())
                .text("resendAfter", sending.resendAfter().toString())
                .text("expiresAfter", sending.expiresAfter().toString())
                .text("companyName", notice.companyName())
                .text("terms", notice.terms())
                .text("termsVersion", notice.termsVersion())
                .text("privacyNotice", notice.privacyNotice())
                .text("privacyNoticeVersion", notice.privacyNoticeVersion())
                .done();
    }
}
