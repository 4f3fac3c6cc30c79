package samples.speaking.workfloo.outbound;

import jakarta.mail.Session;

public record CallbackSpeaksSmtp(Session session) {}
