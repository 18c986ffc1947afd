package net.example.starad;

public class Profile {
    private String phone;

    public Profile(String name, int theme) {}

    public Profile setPhone(String text) {
        phone = text;
        return this;
    }

    public String getPhone() {
        return phone;
    }
}
