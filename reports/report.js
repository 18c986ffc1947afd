addEventListener("beforeprint",()=>{document.querySelectorAll("details:not([open])").forEach(d=>{d.open=true;d.dataset.closed=""})});
addEventListener("afterprint",()=>{document.querySelectorAll("details[data-closed]").forEach(d=>{d.open=false;delete d.dataset.closed})});
const reveal=()=>{const f=document.getElementById(location.hash.slice(1));if(!f)return;let shut=false;
for(let d=f.closest("details");d;d=d.parentElement.closest("details"))if(!d.open){d.open=true;shut=true}
if(f.classList.contains("finding")||f.classList.contains("flow"))for(const d of f.children)if(d.tagName==="DETAILS")d.open=true;
if(shut)f.scrollIntoView()};
addEventListener("hashchange",reveal);reveal();
