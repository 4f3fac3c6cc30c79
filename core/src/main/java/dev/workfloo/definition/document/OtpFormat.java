package dev.workfloo.definition.document;

import dev.workfloo.contact.CodeChannel;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.OtpNode;
import dev.workfloo.definition.OtpNode.Otp;
import dev.workfloo.definition.RecipientFormulas;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.rule.Value;
import java.util.Optional;

final class OtpFormat implements NodeFormat<OtpNode> {

    /** Stands where none could be read; a document with such a finding is refused. */
    private static final Otp NONE = new Otp(
            "", CodeChannel.SMS, new RecipientFormulas(Optional.empty(), Optional.empty(), Optional.empty()), 1, 0);

    @Override
    public OtpNode read(NodeId id, String name, DocumentReader document) {
        Optional<NodeId> next = DefinitionReader.nodeId(document, "next");
        Optional<NodeId> onError = DefinitionReader.nodeId(document, "onError");
        document.required("otp");
        return new OtpNode(id, name, document.object("otp").map(OtpFormat::otp).orElse(NONE), next, onError);
    }

    private static Otp otp(DocumentReader document) {
        String provider = document.text("provider");
        if (!provider.isEmpty() && !ConnectorFormat.isName(provider)) {
            document.error("provider", "must be the name of a provider: lower-case letters, digits and -, 63 at most");
        }
        Otp otp = new Otp(
                provider,
                channel(document),
                RecipientFormat.read(document),
                document.count("attempts").orElse(Otp.DEFAULT_ATTEMPTS),
                document.count("maxFallbacks").orElse(Otp.DEFAULT_FALLBACKS));
        document.done();
        return otp;
    }

    private static CodeChannel channel(DocumentReader document) {
        document.required("channel");
        return document.understood("channel", RecipientFormat::channel).orElse(CodeChannel.SMS);
    }

    @Override
    public void write(OtpNode node, TreeWriter tree) {
        tree.text("service", OtpNode.SERVICE)
                .tree("otp", otp(node.otp()))
                .text("next", node.next().map(NodeId::name))
                .text("onError", node.onError().map(NodeId::name));
    }

    private static Value otp(Otp otp) {
        TreeWriter tree = new TreeWriter()
                .text("provider", otp.provider())
                .text("channel", otp.channel().literal());
        return RecipientFormat.write(otp.recipient(), tree)
                .number("attempts", otp.attempts())
                .number("maxFallbacks", otp.maxFallbacks())
                .done();
    }
}
