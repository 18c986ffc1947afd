package p;

public class Main extends androidx.appcompat.app.AppCompatActivity {}
