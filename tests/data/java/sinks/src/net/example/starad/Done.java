package net.example.starad;

public interface Done {
    void onDone(String token);
}
