package dev.workfloo.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.workfloo.browser.Lender.Invitation;
import dev.workfloo.cluster.Awaiting;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Beside the other walks, as a link opens for a minute at the least. */
@Order(1)
@ExtendWith(Browsing.class)
@Execution(ExecutionMode.CONCURRENT)
class ExpiredLinkIT {

    @Test
    void opensNothingAnyMore(Site site, Visits visits) throws Exception {
        Invitation invitation = site.lender().inviteFor(Duration.ofMinutes(1));
        Lender lender = site.lender();
        Awaiting.until(
                "the link's end",
                Duration.ofMinutes(3),
                () -> lender.links(invitation).isEmpty());

        Visitor visitor = visits.onAPhone(site.address(), "es").open(invitation.address());

        assertEquals("Este enlace ya no abre", visitor.text("h1"));
        assertFalse(visitor.shows("[data-form=enter]"));
    }
}
