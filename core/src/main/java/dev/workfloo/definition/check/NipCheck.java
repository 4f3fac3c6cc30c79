package dev.workfloo.definition.check;

import dev.workfloo.definition.Nip;
import dev.workfloo.definition.Nip.Notice;
import dev.workfloo.definition.Nip.Recipient;
import dev.workfloo.definition.NipChannel;
import dev.workfloo.definition.NipNode;
import dev.workfloo.document.FindingsAt;
import dev.workfloo.rule.Type;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a code can be sent at all, and what the consent record will say can stand in one. */
final class NipCheck extends NodeCheck<NipNode> {

    private static final int MOST_SENDS = 20;
    private static final int LONGEST_VERSION = 100;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private static final Type.Context NO_VALUES = new Type.Context(Map.of());

    private final Nip nip;
    private final FindingsAt at;

    NipCheck(NipNode node, FindingsAt findings) {
        super(node, findings);
        this.nip = node.nip();
        this.at = findings.at("/nip");
    }

    @Override
    Type.Context check(RuleCheck rules) {
        node.formulas().forEach(formula -> {
            Type type = type(formula, rules);
            if (!Type.TEXT.orNull().accepts(type)) findings.error(formula.pointer(), "must be text, but is " + type);
        });
        return NO_VALUES;
    }

    @Override
    void checkAlone() {
        checkChannels();
        Recipient recipient = nip.recipient();
        boolean phone = nip.channels().stream().anyMatch(NipChannel::isPhone);
        if (phone) {
            require("countryCode", recipient.countryCode().isPresent(), "a channel sends to a phone");
            require("phoneNumber", recipient.phoneNumber().isPresent(), "a channel sends to a phone");
        }
        if (nip.channels().contains(NipChannel.EMAIL)) {
            require("email", recipient.email().isPresent(), "a channel sends e-mail");
        }
        if (nip.maxSends() < 1 || nip.maxSends() > MOST_SENDS) {
            at.error("/maxSends", "must be from 1 to " + MOST_SENDS);
        }
        checkVersions(nip.notice());
    }

    private void checkChannels() {
        int count = nip.channels().size();
        if (count < 1 || count > 2) at.error("/channels", "must name one channel, or one and its backup");
        if (new HashSet<>(nip.channels()).size() < count) at.error("/channels", "must name different channels");
        if (nip.sending().backupAfterSends() < 1) at.error("/backupAfterSends", "must be 1 or more");
    }

    private void require(String member, boolean present, String why) {
        if (!present) at.error("/" + member, "required, since " + why);
    }

    private void checkVersions(Notice notice) {
        checkVersion("/termsVersion", notice.termsVersion());
        checkVersion("/privacyNoticeVersion", notice.privacyNoticeVersion());
    }

    private void checkVersion(String pointer, Optional<String> version) {
        boolean unfit = version.filter(text ->
                        text.length() > LONGEST_VERSION || CONTROL.matcher(text).find())
                .isPresent();
        if (unfit) at.error(pointer, "must be one line of at most " + LONGEST_VERSION + " characters");
    }
}
