package samples.apart.workfloo.outbound.http;

import samples.apart.workfloo.outbound.socket.Socket;

public record HttpKnowsSocket(Socket socket) {}
