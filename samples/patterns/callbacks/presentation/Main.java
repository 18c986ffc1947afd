package p;
import android.app.*; import android.content.Context; import android.os.Bundle; import android.view.Display;
public class Main extends Activity {
  static class P extends Presentation { P(Context c, Display d){ super(c,d);} @Override protected void onCreate(Bundle b){ hit(); } }
  @Override public void onCreate(Bundle b){ super.onCreate(b); new P(this, getWindowManager().getDefaultDisplay()).show(); }
  static void hit(){}
}
