package p;
import android.app.Activity; import android.os.Bundle; import java.io.Serializable;
public class Main extends Activity {
  interface I extends Serializable { void m(int k); }
  static class A implements I { public void m(int k){ if (k == 5) { hit(); } } }
  @Override public void onCreate(Bundle b){ super.onCreate(b); A a = new A(); a.m(0); getIntent().putExtra("x", a);
    startActivity(getIntent()); I i = (I) getIntent().getSerializableExtra("y"); i.m(5); }
  static void hit(){}
}
