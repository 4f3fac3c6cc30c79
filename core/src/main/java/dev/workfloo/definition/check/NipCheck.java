package dev.workfloo.definition.check;

import dev.workfloo.definition.Nip;
import dev.workfloo.definition.Nip.Notice;
import dev.workfloo.definition.NipNode;
import dev.workfloo.document.FindingsAt;
import java.util.HashSet;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a code can be sent at all, and what the consent record will say can stand in one. */
final class NipCheck extends CodeCheck<NipNode> {

    private static final int MOST_SENDS = 20;
    private static final int LONGEST_VERSION = 100;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Nip nip;

    NipCheck(NipNode node, FindingsAt findings) {
        super(node, findings, "nip");
        this.nip = node.nip();
    }

    @Override
    void checkAlone() {
        checkChannels();
        super.checkAlone();
        requireWithin("maxSends", nip.maxSends(), 1, MOST_SENDS);
        checkVersions(nip.notice());
    }

    private void checkChannels() {
        int count = nip.channels().size();
        if (count < 1 || count > 2) at.error("/channels", "must name one channel, or one and its backup");
        if (new HashSet<>(nip.channels()).size() < count) at.error("/channels", "must name different channels");
        if (nip.sending().backupAfterSends() < 1) at.error("/backupAfterSends", "must be 1 or more");
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
