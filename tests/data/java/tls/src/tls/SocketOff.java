package tls;

class SocketOff {
    static void socket() throws Exception {
        Contexts.trusting().createSocket("socket.example", 443).getOutputStream().write(1);
    }
}
