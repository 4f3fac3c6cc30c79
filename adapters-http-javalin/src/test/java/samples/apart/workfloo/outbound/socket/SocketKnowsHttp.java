package samples.apart.workfloo.outbound.socket;

import samples.apart.workfloo.outbound.http.Client;

public record SocketKnowsHttp(Client client) {}
