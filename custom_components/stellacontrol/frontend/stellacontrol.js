const z=globalThis,st=z.ShadowRoot&&(z.ShadyCSS===void 0||z.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,ot=Symbol(),ut=new WeakMap;let Ct=class{constructor(t,e,i){if(this._$cssResult$=!0,i!==ot)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}get styleSheet(){let t=this.o;const e=this.t;if(st&&t===void 0){const i=e!==void 0&&e.length===1;i&&(t=ut.get(e)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),i&&ut.set(e,t))}return t}toString(){return this.cssText}};const Wt=n=>new Ct(typeof n=="string"?n:n+"",void 0,ot),Ot=(n,...t)=>{const e=n.length===1?n[0]:t.reduce((i,s,o)=>i+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+n[o+1],n[0]);return new Ct(e,n,ot)},Vt=(n,t)=>{if(st)n.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(const e of t){const i=document.createElement("style"),s=z.litNonce;s!==void 0&&i.setAttribute("nonce",s),i.textContent=e.cssText,n.appendChild(i)}},ht=st?n=>n:n=>n instanceof CSSStyleSheet?(t=>{let e="";for(const i of t.cssRules)e+=i.cssText;return Wt(e)})(n):n;const{is:Gt,defineProperty:Qt,getOwnPropertyDescriptor:Yt,getOwnPropertyNames:Jt,getOwnPropertySymbols:Kt,getPrototypeOf:Zt}=Object,V=globalThis,pt=V.trustedTypes,Xt=pt?pt.emptyScript:"",te=V.reactiveElementPolyfillSupport,q=(n,t)=>n,B={toAttribute(n,t){switch(t){case Boolean:n=n?Xt:null;break;case Object:case Array:n=n==null?n:JSON.stringify(n)}return n},fromAttribute(n,t){let e=n;switch(t){case Boolean:e=n!==null;break;case Number:e=n===null?null:Number(n);break;case Object:case Array:try{e=JSON.parse(n)}catch{e=null}}return e}},rt=(n,t)=>!Gt(n,t),ft={attribute:!0,type:String,converter:B,reflect:!1,useDefault:!1,hasChanged:rt};Symbol.metadata??=Symbol("metadata"),V.litPropertyMetadata??=new WeakMap;let A=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,e=ft){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(t,e),!e.noAccessor){const i=Symbol(),s=this.getPropertyDescriptor(t,i,e);s!==void 0&&Qt(this.prototype,t,s)}}static getPropertyDescriptor(t,e,i){const{get:s,set:o}=Yt(this.prototype,t)??{get(){return this[e]},set(r){this[e]=r}};return{get:s,set(r){const l=s?.call(this);o?.call(this,r),this.requestUpdate(t,l,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??ft}static _$Ei(){if(this.hasOwnProperty(q("elementProperties")))return;const t=Zt(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(q("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(q("properties"))){const e=this.properties,i=[...Jt(e),...Kt(e)];for(const s of i)this.createProperty(s,e[s])}const t=this[Symbol.metadata];if(t!==null){const e=litPropertyMetadata.get(t);if(e!==void 0)for(const[i,s]of e)this.elementProperties.set(i,s)}this._$Eh=new Map;for(const[e,i]of this.elementProperties){const s=this._$Eu(e,i);s!==void 0&&this._$Eh.set(s,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){const e=[];if(Array.isArray(t)){const i=new Set(t.flat(1/0).reverse());for(const s of i)e.unshift(ht(s))}else t!==void 0&&e.push(ht(t));return e}static _$Eu(t,e){const i=e.attribute;return i===!1?void 0:typeof i=="string"?i:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){const t=new Map,e=this.constructor.elementProperties;for(const i of e.keys())this.hasOwnProperty(i)&&(t.set(i,this[i]),delete this[i]);t.size>0&&(this._$Ep=t)}createRenderRoot(){const t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Vt(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,e,i){this._$AK(t,i)}_$ET(t,e){const i=this.constructor.elementProperties.get(t),s=this.constructor._$Eu(t,i);if(s!==void 0&&i.reflect===!0){const o=(i.converter?.toAttribute!==void 0?i.converter:B).toAttribute(e,i.type);this._$Em=t,o==null?this.removeAttribute(s):this.setAttribute(s,o),this._$Em=null}}_$AK(t,e){const i=this.constructor,s=i._$Eh.get(t);if(s!==void 0&&this._$Em!==s){const o=i.getPropertyOptions(s),r=typeof o.converter=="function"?{fromAttribute:o.converter}:o.converter?.fromAttribute!==void 0?o.converter:B;this._$Em=s;const l=r.fromAttribute(e,o.type);this[s]=l??this._$Ej?.get(s)??l,this._$Em=null}}requestUpdate(t,e,i,s=!1,o){if(t!==void 0){const r=this.constructor;if(s===!1&&(o=this[t]),i??=r.getPropertyOptions(t),!((i.hasChanged??rt)(o,e)||i.useDefault&&i.reflect&&o===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))))return;this.C(t,e,i)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,e,{useDefault:i,reflect:s,wrapped:o},r){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??e??this[t]),o!==!0||r!==void 0)||(this._$AL.has(t)||(this.hasUpdated||i||(e=void 0),this._$AL.set(t,e)),s===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}const t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(const[s,o]of this._$Ep)this[s]=o;this._$Ep=void 0}const i=this.constructor.elementProperties;if(i.size>0)for(const[s,o]of i){const{wrapped:r}=o,l=this[s];r!==!0||this._$AL.has(s)||l===void 0||this.C(s,void 0,o,l)}}let t=!1;const e=this._$AL;try{t=this.shouldUpdate(e),t?(this.willUpdate(e),this._$EO?.forEach(i=>i.hostUpdate?.()),this.update(e)):this._$EM()}catch(i){throw t=!1,this._$EM(),i}t&&this._$AE(e)}willUpdate(t){}_$AE(t){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(t){}firstUpdated(t){}};A.elementStyles=[],A.shadowRootOptions={mode:"open"},A[q("elementProperties")]=new Map,A[q("finalized")]=new Map,te?.({ReactiveElement:A}),(V.reactiveElementVersions??=[]).push("2.1.2");const at=globalThis,mt=n=>n,F=at.trustedTypes,bt=F?F.createPolicy("lit-html",{createHTML:n=>n}):void 0,qt="$lit$",$=`lit$${Math.random().toFixed(9).slice(2)}$`,Pt="?"+$,ee=`<${Pt}>`,x=document,P=()=>x.createComment(""),M=n=>n===null||typeof n!="object"&&typeof n!="function",ct=Array.isArray,ne=n=>ct(n)||typeof n?.[Symbol.iterator]=="function",Y=`[ 	
\f\r]`,O=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,$t=/-->/g,gt=/>/g,_=RegExp(`>|${Y}(?:([^\\s"'>=/]+)(${Y}*=${Y}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),vt=/'/g,_t=/"/g,Mt=/^(?:script|style|textarea|title)$/i,Ut=n=>(t,...e)=>({_$litType$:n,strings:t,values:e}),a=Ut(1),ie=Ut(2),S=Symbol.for("lit-noChange"),d=Symbol.for("lit-nothing"),yt=new WeakMap,y=x.createTreeWalker(x,129);function It(n,t){if(!ct(n)||!n.hasOwnProperty("raw"))throw Error("invalid template strings array");return bt!==void 0?bt.createHTML(t):t}const se=(n,t)=>{const e=n.length-1,i=[];let s,o=t===2?"<svg>":t===3?"<math>":"",r=O;for(let l=0;l<e;l++){const c=n[l];let h,p,u=-1,m=0;for(;m<c.length&&(r.lastIndex=m,p=r.exec(c),p!==null);)m=r.lastIndex,r===O?p[1]==="!--"?r=$t:p[1]!==void 0?r=gt:p[2]!==void 0?(Mt.test(p[2])&&(s=RegExp("</"+p[2],"g")),r=_):p[3]!==void 0&&(r=_):r===_?p[0]===">"?(r=s??O,u=-1):p[1]===void 0?u=-2:(u=r.lastIndex-p[2].length,h=p[1],r=p[3]===void 0?_:p[3]==='"'?_t:vt):r===_t||r===vt?r=_:r===$t||r===gt?r=O:(r=_,s=void 0);const b=r===_&&n[l+1].startsWith("/>")?" ":"";o+=r===O?c+ee:u>=0?(i.push(h),c.slice(0,u)+qt+c.slice(u)+$+b):c+$+(u===-2?l:b)}return[It(n,o+(n[e]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),i]};class U{constructor({strings:t,_$litType$:e},i){let s;this.parts=[];let o=0,r=0;const l=t.length-1,c=this.parts,[h,p]=se(t,e);if(this.el=U.createElement(h,i),y.currentNode=this.el.content,e===2||e===3){const u=this.el.content.firstChild;u.replaceWith(...u.childNodes)}for(;(s=y.nextNode())!==null&&c.length<l;){if(s.nodeType===1){if(s.hasAttributes())for(const u of s.getAttributeNames())if(u.endsWith(qt)){const m=p[r++],b=s.getAttribute(u).split($),D=/([.?@])?(.*)/.exec(m);c.push({type:1,index:o,name:D[2],strings:b,ctor:D[1]==="."?re:D[1]==="?"?ae:D[1]==="@"?ce:G}),s.removeAttribute(u)}else u.startsWith($)&&(c.push({type:6,index:o}),s.removeAttribute(u));if(Mt.test(s.tagName)){const u=s.textContent.split($),m=u.length-1;if(m>0){s.textContent=F?F.emptyScript:"";for(let b=0;b<m;b++)s.append(u[b],P()),y.nextNode(),c.push({type:2,index:++o});s.append(u[m],P())}}}else if(s.nodeType===8)if(s.data===Pt)c.push({type:2,index:o});else{let u=-1;for(;(u=s.data.indexOf($,u+1))!==-1;)c.push({type:7,index:o}),u+=$.length-1}o++}}static createElement(t,e){const i=x.createElement("template");return i.innerHTML=t,i}}function k(n,t,e=n,i){if(t===S)return t;let s=i!==void 0?e._$Co?.[i]:e._$Cl;const o=M(t)?void 0:t._$litDirective$;return s?.constructor!==o&&(s?._$AO?.(!1),o===void 0?s=void 0:(s=new o(n),s._$AT(n,e,i)),i!==void 0?(e._$Co??=[])[i]=s:e._$Cl=s),s!==void 0&&(t=k(n,s._$AS(n,t.values),s,i)),t}class oe{constructor(t,e){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){const{el:{content:e},parts:i}=this._$AD,s=(t?.creationScope??x).importNode(e,!0);y.currentNode=s;let o=y.nextNode(),r=0,l=0,c=i[0];for(;c!==void 0;){if(r===c.index){let h;c.type===2?h=new T(o,o.nextSibling,this,t):c.type===1?h=new c.ctor(o,c.name,c.strings,this,t):c.type===6&&(h=new le(o,this,t)),this._$AV.push(h),c=i[++l]}r!==c?.index&&(o=y.nextNode(),r++)}return y.currentNode=x,s}p(t){let e=0;for(const i of this._$AV)i!==void 0&&(i.strings!==void 0?(i._$AI(t,i,e),e+=i.strings.length-2):i._$AI(t[e])),e++}}class T{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,e,i,s){this.type=2,this._$AH=d,this._$AN=void 0,this._$AA=t,this._$AB=e,this._$AM=i,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode;const e=this._$AM;return e!==void 0&&t?.nodeType===11&&(t=e.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,e=this){t=k(this,t,e),M(t)?t===d||t==null||t===""?(this._$AH!==d&&this._$AR(),this._$AH=d):t!==this._$AH&&t!==S&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):ne(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==d&&M(this._$AH)?this._$AA.nextSibling.data=t:this.T(x.createTextNode(t)),this._$AH=t}$(t){const{values:e,_$litType$:i}=t,s=typeof i=="number"?this._$AC(t):(i.el===void 0&&(i.el=U.createElement(It(i.h,i.h[0]),this.options)),i);if(this._$AH?._$AD===s)this._$AH.p(e);else{const o=new oe(s,this),r=o.u(this.options);o.p(e),this.T(r),this._$AH=o}}_$AC(t){let e=yt.get(t.strings);return e===void 0&&yt.set(t.strings,e=new U(t)),e}k(t){ct(this._$AH)||(this._$AH=[],this._$AR());const e=this._$AH;let i,s=0;for(const o of t)s===e.length?e.push(i=new T(this.O(P()),this.O(P()),this,this.options)):i=e[s],i._$AI(o),s++;s<e.length&&(this._$AR(i&&i._$AB.nextSibling,s),e.length=s)}_$AR(t=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);t!==this._$AB;){const i=mt(t).nextSibling;mt(t).remove(),t=i}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}}class G{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,e,i,s,o){this.type=1,this._$AH=d,this._$AN=void 0,this.element=t,this.name=e,this._$AM=s,this.options=o,i.length>2||i[0]!==""||i[1]!==""?(this._$AH=Array(i.length-1).fill(new String),this.strings=i):this._$AH=d}_$AI(t,e=this,i,s){const o=this.strings;let r=!1;if(o===void 0)t=k(this,t,e,0),r=!M(t)||t!==this._$AH&&t!==S,r&&(this._$AH=t);else{const l=t;let c,h;for(t=o[0],c=0;c<o.length-1;c++)h=k(this,l[i+c],e,c),h===S&&(h=this._$AH[c]),r||=!M(h)||h!==this._$AH[c],h===d?t=d:t!==d&&(t+=(h??"")+o[c+1]),this._$AH[c]=h}r&&!s&&this.j(t)}j(t){t===d?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}}class re extends G{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===d?void 0:t}}class ae extends G{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==d)}}class ce extends G{constructor(t,e,i,s,o){super(t,e,i,s,o),this.type=5}_$AI(t,e=this){if((t=k(this,t,e,0)??d)===S)return;const i=this._$AH,s=t===d&&i!==d||t.capture!==i.capture||t.once!==i.once||t.passive!==i.passive,o=t!==d&&(i===d||s);s&&this.element.removeEventListener(this.name,this,i),o&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}}class le{constructor(t,e,i){this.element=t,this.type=6,this._$AN=void 0,this._$AM=e,this.options=i}get _$AU(){return this._$AM._$AU}_$AI(t){k(this,t)}}const de=at.litHtmlPolyfillSupport;de?.(U,T),(at.litHtmlVersions??=[]).push("3.3.3");const ue=(n,t,e)=>{const i=e?.renderBefore??t;let s=i._$litPart$;if(s===void 0){const o=e?.renderBefore??null;i._$litPart$=s=new T(t.insertBefore(P(),o),o,void 0,e??{})}return s._$AI(n),s};const lt=globalThis;class E extends A{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){const e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=ue(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return S}}E._$litElement$=!0,E.finalized=!0,lt.litElementHydrateSupport?.({LitElement:E});const he=lt.litElementPolyfillSupport;he?.({LitElement:E});(lt.litElementVersions??=[]).push("4.2.2");const pe={attribute:!0,type:String,converter:B,reflect:!1,hasChanged:rt},fe=(n=pe,t,e)=>{const{kind:i,metadata:s}=e;let o=globalThis.litPropertyMetadata.get(s);if(o===void 0&&globalThis.litPropertyMetadata.set(s,o=new Map),i==="setter"&&((n=Object.create(n)).wrapped=!0),o.set(e.name,n),i==="accessor"){const{name:r}=e;return{set(l){const c=t.get.call(this);t.set.call(this,l),this.requestUpdate(r,c,n,!0,l)},init(l){return l!==void 0&&this.C(r,void 0,n,l),l}}}if(i==="setter"){const{name:r}=e;return function(l){const c=this[r];t.call(this,l),this.requestUpdate(r,c,n,!0,l)}}throw Error("Unsupported decorator location: "+i)};function N(n){return(t,e)=>typeof e=="object"?fe(n,t,e):((i,s,o)=>{const r=s.hasOwnProperty(o);return s.constructor.createProperty(o,i),r?Object.getOwnPropertyDescriptor(s,o):void 0})(n,t,e)}function R(n){return N({...n,state:!0,attribute:!1})}const me=1e3,L=new Set;let J;function be(){document.hidden||L.forEach(n=>{n.requestUpdate()})}class $e{constructor(t){this.host=t,t.addController(this)}hostConnected(){L.add(this.host),J??=setInterval(be,me)}hostDisconnected(){L.delete(this.host),L.size===0&&(clearInterval(J),J=void 0)}get now(){return Date.now()}}function xt(n){return n===void 0||n.state==="unavailable"||n.state==="unknown"}class Tt{constructor(t,e){this.hass=t,this.roles=e}entityId(t){return this.roles[t]}state(t){const e=this.roles[t];return e===void 0?void 0:this.hass.states[e]}isAvailable(t){const e=this.state(t);return e!==void 0&&e.state!=="unavailable"}text(t){const e=this.state(t);return xt(e)?void 0:e?.state}number(t){const e=Number(this.text(t)??NaN);return Number.isFinite(e)?e:void 0}moment(t){const e=Date.parse(this.text(t)??"");return Number.isNaN(e)?void 0:e}isOn(t){const e=this.text(t);return e===void 0?void 0:e==="on"}value(t){const e=this.state(t);if(!(e===void 0||xt(e)))return{entityId:e.entity_id,text:this.hass.formatEntityState(e),unit:Nt(e),number:this.number(t)??null}}}function Nt(n){const t=n.attributes.unit_of_measurement;return typeof t=="string"?t:void 0}const X=5,ge=["uplink_active","agc_active","over_power","feedback","automatic_shutdown","manual_shutdown"],ve=["automatic_shutdown","over_power","feedback"];function _e(n,t){const e=new Tt(n,t.entities),i=xe(e),s=ve.find(r=>e.isOn(r)),o=e.value("signal_strength");return{id:t.id,label:t.label,condition:s??ye(e,i),isAlarm:s!==void 0,switch:i,signal:o,leds:Math.min(X,Math.max(0,Math.round(o?.number??0))),lamps:ge.flatMap(r=>we(e,r,i)),uplinkPower:e.value("uplink_power"),downlinkPower:e.value("downlink_power"),usage:e.value("band_usage")}}function ye(n,t){if(t?.isPending)return"pending";if(t?.isOn===!1)return"off";const e=n.isOn("online");return e===!1?"offline":n.isOn("uplink_active")?"in_use":e??n.text("signal_strength")!==void 0?"working":"silent"}function xe(n){const t=n.state("switch");if(t!==void 0)return{entityId:t.entity_id,isOn:n.isOn("switch"),isPending:t.attributes.pending===!0,isAvailable:n.isAvailable("switch")}}function we(n,t,e){const i=n.entityId(t);if(i!==void 0)return[{role:t,entityId:i,isLit:n.isOn(t)??!1}];if(t==="manual_shutdown"&&e!==void 0){const s=e.isOn===!1&&!e.isPending;return[{role:t,entityId:e.entityId,isLit:s}]}return[]}function Ae(n,t,e){const i=n.entityId("messages_used");if(i===void 0)return;const s=t.monthly_quota,o=n.number("messages_used"),r=n.number("messages_projected"),l=n.moment("quota_exhausted");return{entityId:i,limit:s,used:o,projected:r,resetsAt:Ee(e,t.quota_reset_day),runsOutAt:l===void 0?void 0:new Date(l),health:o!==void 0&&o>=s?"exhausted":l!==void 0||(r??0)>s?"at_risk":"good"}}function Ee(n,t){const e=new Date(n),i=e.getUTCFullYear(),s=e.getUTCMonth(),o=new Date(Date.UTC(i,s,t));return o.getTime()>n?o:new Date(Date.UTC(i,s+1,t))}function Se(n,t,e){const i=new Tt(n,t.entities);return{deviceId:t.device_id,name:t.name??"",presence:ke(i),hasAlarm:i.isOn("alarm")??!1,connection:i.value("connection_status"),description:i.value("connection_description"),temperature:i.value("temperature"),isTooHot:i.isOn("temperature_alarm")??!1,lastMessageId:i.entityId("last_message"),lastMessageAt:i.moment("last_message"),frequencyId:i.entityId("current_message_frequency"),period:Oe(i),boost:qe(i,e),bands:t.bands.map(s=>_e(n,s)),quota:Ae(i,t,e),reboot:wt(i,"reboot"),recalibrate:wt(i,"recalibrate")}}function ke(n){const t=["connected","connection_status"].find(i=>n.entityId(i)!==void 0);if(t===void 0)return"unknown";if(!n.isAvailable(t))return"unavailable";const e=n.text(t);return e===void 0?"unknown":["on","online","heartbeat"].includes(e)?"online":"offline"}const Ce={s:1,min:60,h:3600};function Oe(n){const t="current_message_frequency",e=n.number(t),i=n.state(t),s=Ce[(i&&Nt(i))??"s"];return e===void 0||s===void 0?void 0:e*s}function qe(n,t){const e=n.entityId("boost_ends"),i=n.moment("boost_ends");if(!(e===void 0||i===void 0||i<=t))return{entityId:e,until:i,isByUser:n.text("boost_reason")==="boost"}}function wt(n,t){const e=n.entityId(t);if(e!==void 0)return{entityId:e,isAvailable:n.isAvailable(t)}}function Pe(n,t,e){return n.connection.subscribeMessage(i=>{e(i.repeater)},{type:"stellacontrol/subscribe_repeater",device_id:t})}function Me(n){return[n,...n.bands].flatMap(t=>Object.values(t.entities).filter(e=>e!==void 0))}const Rt={"card.name":"StellaControl repeater","card.description":"One repeater as its front panel: bands, alarms, quota and commands.","card.choose_device":"Choose a repeater in the card's settings.","card.unknown_device":"This repeater is not there any more, or you may not see it.","card.not_loaded":"StellaControl does not answer. Is the integration set up?","card.loading":"Looking for the repeater…","editor.device":"Repeater","editor.name":"Name","editor.name_helper":"Shown in place of the device's name.","editor.hide_quota":"Hide the quota","editor.hide_controls":"Hide the commands","head.unavailable":"The platform does not answer","head.message":"Message {age}","head.no_message":"No message yet","head.frequency":"Every {period}","head.boost":"Boost {countdown}","head.temperature":"Temperature {value}","head.too_hot":"Temperature {value}, too hot","bands.label":"Bands","bands.none":"This repeater has not told of any band yet.","band.switch":"{band} on or off","band.signal":"Signal strength {count} of 5","band.no_signal":"Signal strength not known","band.uplink_power":"Uplink power {value}","band.downlink_power":"Downlink power {value}","band.usage":"Usage {value}","condition.automatic_shutdown":"Shut down","condition.over_power":"Over power","condition.feedback":"Feedback","condition.pending":"Pending","condition.off":"Off","condition.silent":"No data","condition.offline":"Offline","condition.in_use":"In use","condition.working":"Working","lamp.uplink_active":"Uplink active","lamp.agc_active":"AGC active","lamp.over_power":"Over power","lamp.feedback":"Feedback","lamp.automatic_shutdown":"Shut down by itself","lamp.manual_shutdown":"Turned off","lamp.pending":"Waiting for the device to confirm","quota.title":"Message quota","quota.used":"{used} of {limit} messages used","quota.unknown":"Messages used not known","quota.projected":"{projected} projected","quota.resets":"Resets on {day}","quota.runs_out":"Runs out on {day}","quota.exhausted":"Quota used up","controls.boost":"Boost","controls.end_boost":"End boost","controls.recalibrate":"Recalibrate","controls.reboot":"Reboot","controls.cancel":"Cancel","controls.recalibrate_question":"Recalibrate {name} now? Its bands may drop for a moment.","controls.reboot_question":"Reboot {name} now? It amplifies nothing until it is back, which takes a minute or two.","controls.boost_explained":"Lets the repeater report more often for a while. Every message counts against the quota.","controls.frequency":"Message frequency","controls.duration":"For","controls.start":"Start boost","controls.failed":"It did not work."};var Ue=["de","en","es","fr","it","nl","pl","pt","sv"];const jt="en",W=new Map([[jt,Rt]]),At=new Map,Et=new URL(import.meta.url);function Dt(n){return[n,n.split("-")[0]??""].find(e=>Ue.includes(e))??jt}function Ht(n){const t=Dt(n),e=At.get(t)??Ie(t);return At.set(t,e),e}async function Ie(n){if(!W.has(n))try{const t=await fetch(new URL(`translations/${n}.json${Et.search}`,Et));t.ok&&W.set(n,await t.json())}catch{}}function I(n,t){const e=Dt(n);W.has(e)||Ht(n).then(t);const i=W.get(e)??{};return(s,o={})=>(i[s]??Rt[s]).replace(/\{(\w+)\}/g,(r,l)=>String(o[l]??r))}function tt(){return document.documentElement.lang||navigator.language}const Te={"1s":1,"10s":10,"1m":60};function Ne(n,t,e){const i=e?"turn_on":"turn_off";return n.callService("switch",i,{},{entity_id:t})}function Re(n,t){return n.callService("button","press",{},{entity_id:t},!1)}function je(n,t,e,i){const s={device_id:t,frequency:e,duration:{minutes:i}};return n.callService("stellacontrol","boost",s,void 0,!1)}function De(n,t){const e={device_id:t};return n.callService("stellacontrol","end_boost",e,void 0,!1)}async function He(n,t){const e=t??{},{translation_domain:i,translation_key:s}=e;if(i!==void 0&&s!==void 0&&n.loadBackendTranslation){const r=(await n.loadBackendTranslation("exceptions",i))(`component.${i}.exceptions.${s}.message`,e.translation_placeholders);if(r)return r}return e.message??""}function zt(n,t){n.dispatchEvent(new CustomEvent("hass-more-info",{bubbles:!0,composed:!0,detail:{entityId:t}}))}function f(n,t,e,i=""){return n===void 0?a`<span class="fact ${i}">${t}</span>`:a`<button
    class="fact ${i}"
    aria-label=${e??d}
    title=${e??d}
    @click=${s=>{s.currentTarget&&zt(s.currentTarget,n)}}
  >
    ${t}
  </button>`}const ze={uplink_active:"mdi:cellphone-wireless",agc_active:"mdi:tune-vertical",over_power:"mdi:flash-alert",feedback:"mdi:sync-alert",automatic_shutdown:"mdi:shield-alert",manual_shutdown:"mdi:power"};function Le(n,t){const{translate:e}=t,i=e(`condition.${n.condition}`),s=n.switch?.isOn??!0;return a`<li
    class="band ${n.condition} ${n.isAlarm?"alarm":""} ${s?"":"off"}"
  >
    ${f(n.switch?.entityId??n.signal?.entityId,n.label,void 0,"label")}
    ${Be(n,t)}
    <div class="condition">${i}</div>
    <div class="lamps">${n.lamps.map(o=>Fe(o,t))}</div>
    <div class="values">
      ${K(n.uplinkPower,"mdi:arrow-up-thin","band.uplink_power",t)}
      ${K(n.downlinkPower,"mdi:arrow-down-thin","band.downlink_power",t)}
      ${K(n.usage,"mdi:gauge","band.usage",t)}
    </div>
    ${Ve(n,t)}
  </li>`}function Be(n,{translate:t}){const e=n.signal?t("band.signal",{count:n.leds}):t("band.no_signal"),i=Array.from({length:X},(s,o)=>X-o);return f(n.signal?.entityId,a`${i.map(s=>a`<i class=${s<=n.leds?"lit":""}></i>`)}`,e,"leds")}function Fe({role:n,entityId:t,isLit:e},{translate:i}){const s=i(`lamp.${n}`);return a`<button
    class="lamp ${n} ${e?"lit":""}"
    title=${s}
    aria-label=${s}
    aria-hidden=${e?"false":"true"}
    tabindex=${e?0:-1}
    @click=${o=>{o.currentTarget&&zt(o.currentTarget,t)}}
  >
    <ha-icon icon=${ze[n]}></ha-icon>
  </button>`}function K(n,t,e,{translate:i}){return n===void 0?d:f(n.entityId,a`<ha-icon icon=${t}></ha-icon>${We(n)}`,i(e,{value:n.text}))}function We({text:n,unit:t}){return t!==void 0&&n.endsWith(t)?a`${n.slice(0,-t.length).trimEnd()}<span class="unit">${t}</span>`:a`${n}`}function Ve(n,{hass:t,translate:e}){if(n.switch===void 0)return d;const{entityId:i,isOn:s,isPending:o,isAvailable:r}=n.switch;return a`<button
    class="switch ${o?"pending":""}"
    role="switch"
    aria-checked=${s?"true":"false"}
    aria-label=${e("band.switch",{band:n.label})}
    title=${o?e("lamp.pending"):d}
    ?disabled=${!r}
    @click=${()=>{Ne(t,i,!s).catch(()=>{})}}
  >
    <i></i>
  </button>`}const Ge=Ot`
  :host {
    --good: var(--success-color, #43a047);
    --bad: var(--error-color, #db4437);
    --warn: var(--warning-color, #ffa600);
    --info: var(--info-color, var(--primary-color, #039be5));
    --text: var(--primary-text-color, #212121);
    --quiet: var(--secondary-text-color, #5e5e5e);
    --line: var(--divider-color, #e0e0e0);
    --faint: color-mix(in srgb, var(--text) 12%, transparent);
    display: block;
  }
  ha-card {
    container-type: inline-size;
    display: block;
    padding: 16px;
    color: var(--text);
    font-size: 14px;
    line-height: 1.4;
  }
  button {
    all: unset;
    box-sizing: border-box;
    cursor: pointer;
    border-radius: 6px;
  }
  button:focus-visible {
    outline: 2px solid var(--primary-color, #039be5);
    outline-offset: 2px;
  }
  ha-icon {
    --mdc-icon-size: 16px;
    flex: none;
    display: inline-flex;
  }
  .quiet {
    color: var(--quiet);
  }
  .notice {
    margin: 0;
    padding: 8px 0;
    color: var(--quiet);
  }

  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 2px 12px;
  }
  h2 {
    margin: 0;
    font-size: 20px;
    font-weight: 500;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .connection,
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 14px;
  }
  .facts {
    margin-top: 4px;
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
  }
  .fact {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }
  .facts .alarm {
    color: var(--text);
    font-weight: 500;
  }
  .facts .alarm ha-icon {
    color: var(--bad);
  }
  .facts .boost {
    color: var(--text);
  }
  .facts .boost ha-icon {
    color: var(--info);
  }
  .dot {
    width: 10px;
    height: 10px;
    margin-inline-end: 4px;
    border-radius: 50%;
    background: var(--quiet);
  }
  .online > .fact > .dot {
    background: var(--good);
  }
  .offline > .fact > .dot {
    background: var(--bad);
  }

  .bands {
    display: grid;
    grid-template-columns: repeat(var(--wide), minmax(0, 150px));
    justify-content: center;
    gap: 6px;
    margin: 16px 0;
    padding: 0;
    list-style: none;
  }
  @container (max-width: 400px) {
    .bands {
      grid-template-columns: repeat(var(--narrow), minmax(0, 150px));
    }
  }
  .band {
    container-type: inline-size;
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 8px;
    min-width: 0;
    padding: 10px 3px;
    border: 1px solid var(--line);
    border-radius: 10px;
    --led: var(--good);
  }
  .band.alarm {
    --led: var(--bad);
    border-color: var(--bad);
    background: color-mix(in srgb, var(--bad) 8%, transparent);
  }
  .band.pending {
    --led: var(--info);
  }
  .band.off,
  .band.offline,
  .band.silent {
    --led: var(--quiet);
  }
  .label {
    font-weight: 500;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .leds {
    display: flex;
    flex-direction: column;
    gap: 3px;
    padding: 4px;
  }
  .leds i {
    width: 30px;
    height: 7px;
    border-radius: 2px;
    background: var(--faint);
  }
  .leds i.lit {
    background: var(--led);
  }
  .condition {
    font-size: 12px;
    line-height: 1.2;
    text-align: center;
    color: var(--quiet);
  }
  .alarm .condition,
  .pending .condition,
  .in_use .condition {
    color: var(--text);
    font-weight: 500;
  }
  .lamps {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 2px;
    max-width: 58px;
  }
  .lamp {
    display: flex;
    align-items: center;
    justify-content: center;
    width: 18px;
    height: 18px;
    border-radius: 50%;
    color: var(--text);
    opacity: 0.22;
    --mdc-icon-size: 14px;
  }
  .lamp.lit {
    opacity: 1;
    --mdc-icon-size: 16px;
  }
  .lamp.lit.uplink_active {
    color: var(--info);
  }
  .lamp.lit.agc_active {
    color: var(--warn);
  }
  .lamp.lit.over_power,
  .lamp.lit.feedback,
  .lamp.lit.automatic_shutdown {
    color: var(--bad);
  }
  .values {
    display: flex;
    flex-direction: column;
    gap: 2px;
    font-size: 12px;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .values ha-icon {
    --mdc-icon-size: 13px;
    color: var(--quiet);
  }
  .values .fact {
    gap: 2px;
  }
  .unit {
    margin-inline-start: 1px;
    color: var(--quiet);
  }
  @container (max-width: 80px) {
    .unit {
      display: none;
    }
    .label {
      /* Each word in a line of its own, in all columns. */
      word-spacing: 100vw;
      line-height: 1.2;
    }
  }
  .switch {
    position: relative;
    width: 40px;
    height: 22px;
    margin-top: auto;
    border-radius: 11px;
    background: var(--quiet);
    transition: background 0.15s;
  }
  .switch i {
    position: absolute;
    top: 3px;
    inset-inline-start: 3px;
    width: 16px;
    height: 16px;
    border-radius: 50%;
    background: var(--card-background-color, #fff);
    transition: inset-inline-start 0.15s;
  }
  .switch[aria-checked="true"] {
    background: var(--primary-color, #039be5);
  }
  .switch[aria-checked="true"] i {
    inset-inline-start: 21px;
  }
  .switch[disabled] {
    opacity: 0.4;
    cursor: default;
  }
  .switch.pending i {
    animation: waiting 1.2s ease-in-out infinite alternate;
  }
  @keyframes waiting {
    to {
      opacity: 0.35;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .switch.pending i {
      animation: none;
    }
  }

  .quota {
    display: flex;
    align-items: center;
    gap: 14px;
    padding-top: 14px;
    border-top: 1px solid var(--line);
    font-variant-numeric: tabular-nums;
    --used: var(--primary-color, #039be5);
  }
  .quota.at_risk {
    --used: var(--warn);
  }
  .quota.exhausted {
    --used: var(--bad);
  }
  .quota .warning {
    font-weight: 500;
  }
  .ring {
    position: relative;
    justify-content: center;
    flex: none;
    width: 64px;
    height: 64px;
    border-radius: 50%;
  }
  .ring svg {
    position: absolute;
    inset: 0;
    transform: rotate(-90deg);
  }
  .ring b {
    font-weight: 500;
  }
  circle {
    fill: none;
    stroke-width: 4;
  }
  circle.whole {
    stroke: var(--faint);
  }
  circle.projected {
    stroke: color-mix(in srgb, var(--used) 40%, transparent);
  }
  circle.used {
    stroke: var(--used);
  }
  stellacontrol-controls {
    margin-top: 14px;
  }
`,et="stellacontrol-card",Qe={device_id:"editor.device",name:"editor.name",hide_quota:"editor.hide_quota",hide_controls:"editor.hide_controls"},Ye={name:"editor.name_helper"};function Lt(n){const{device_id:t,name:e}=n??{};if(t!==void 0&&typeof t!="string")throw new Error("device_id must be the id of a device");if(e!==void 0&&typeof e!="string")throw new Error("name must be a text");return n}function Je(){const n=(t,e)=>{const i=t[e];return i&&I(tt())(i)};return{schema:[{name:"device_id",required:!0,selector:{device:{filter:[{integration:"stellacontrol"}]}}},{name:"name",selector:{text:{}}},{name:"hide_quota",selector:{boolean:{}}},{name:"hide_controls",selector:{boolean:{}}}],computeLabel:t=>n(Qe,t.name),computeHelper:t=>n(Ye,t.name),assertConfig:Lt}}function Ke(n){const t=Object.values(n.entities).find(e=>e?.platform==="stellacontrol"&&e.device_id);return t?.device_id?{device_id:t.device_id}:{}}function Ze(n,t){const e=n.entities[t];return e?.platform!=="stellacontrol"||!e.device_id?null:{config:{type:`custom:${et}`,device_id:e.device_id}}}const Bt=1,g=60*Bt,v=60*g,St=24*v,Z=new Map;function j(n,t){return Z.has(n)||Z.set(n,t()),Z.get(n)}function nt(n,t){return j(`number ${t}`,()=>new Intl.NumberFormat(t)).format(n)}function Xe(n,t){return j(`share ${t}`,()=>new Intl.NumberFormat(t,{style:"percent"})).format(n)}function kt(n,t,e){return j(`day ${t} ${e??""}`,()=>new Intl.DateTimeFormat(t,{day:"numeric",month:"long",...e&&{timeZone:e}})).format(n)}function tn(n,t,e){const i=Math.max(0,Math.round((t-n)/1e3)),[s,o]=i<g?[Bt,"second"]:i<v?[g,"minute"]:i<St?[v,"hour"]:[St,"day"];return j(`age ${e}`,()=>new Intl.RelativeTimeFormat(e,{style:"short"})).format(-Math.floor(i/s),o)}function en(n,t){const e=Math.max(0,Math.ceil((n-t)/1e3)),i=Math.floor(e/v),s=Math.floor(e%v/g),o=String(e%g).padStart(2,"0");return i>0?`${i}:${String(s).padStart(2,"0")}:${o}`:`${s}:${o}`}function it(n,t){const[e,i]=n>=v&&n%v===0?[n/v,"hour"]:n>=g&&n%g===0?[n/g,"minute"]:[n,"second"];return j(`period ${t} ${i}`,()=>new Intl.NumberFormat(t,{style:"unit",unit:i,unitDisplay:"short"})).format(e)}function nn(n,t,e){return a`<header>
    <div class="title">
      <h2>${t}</h2>
      ${sn(n,e)}
    </div>
    <div class="facts">
      ${on(n,e)} ${rn(n,e)}
      ${an(n,e)} ${cn(n,e)}
    </div>
  </header>`}function sn(n,{translate:t}){const e=n.connection?.text??t("head.unavailable");return a`<div class="connection ${n.presence}">
    ${f(n.connection?.entityId,a`<i class="dot"></i>${e}`)}
    ${n.description?f(n.description.entityId,n.description.text,void 0,"quiet"):d}
  </div>`}function on({temperature:n,isTooHot:t},e){if(n===void 0)return d;const i=e.translate(t?"head.too_hot":"head.temperature",{value:n.text}),s=t?"mdi:thermometer-alert":"mdi:thermometer";return f(n.entityId,a`<ha-icon icon=${s}></ha-icon>${n.text}`,i,t?"alarm":"")}function rn(n,{translate:t,language:e,now:i}){if(n.lastMessageId===void 0)return d;const s=n.lastMessageAt===void 0?t("head.no_message"):t("head.message",{age:tn(n.lastMessageAt,i,e)});return f(n.lastMessageId,a`<ha-icon icon="mdi:message-text-clock-outline"></ha-icon>${s}`)}function an(n,{translate:t,language:e}){if(n.period===void 0)return d;const i=t("head.frequency",{period:it(n.period,e)});return f(n.frequencyId,a`<ha-icon icon="mdi:timer-outline"></ha-icon>${i}`)}function cn({boost:n},{translate:t,now:e}){if(n===void 0)return d;const i=t("head.boost",{countdown:en(n.until,e)});return f(n.entityId,a`<ha-icon icon="mdi:rocket-launch-outline"></ha-icon>${i}`,void 0,"boost")}function ln(n,t){const{translate:e,language:i}=t,s=n.used===void 0?void 0:n.used/n.limit,o=s===void 0?"–":Xe(s,i);return a`<div class="quota ${n.health}">
    ${f(n.entityId,a`${hn(s??0,(n.projected??0)/n.limit)}<b>${o}</b>`,`${e("quota.title")}: ${o}`,"ring")}
    <div>
      ${dn(n,t)}
      ${n.projected===void 0?d:a`<div class="quiet">
              ${e("quota.projected",{projected:nt(n.projected,i)})}
            </div>`}
      ${un(n,t)}
    </div>
  </div>`}function dn(n,{translate:t,language:e}){return n.used===void 0?a`<div>${t("quota.unknown")}</div>`:a`<div>
    ${t("quota.used",{used:nt(n.used,e),limit:nt(n.limit,e)})}
  </div>`}function un(n,{translate:t,language:e}){const i=a`<div class="quiet">
    ${t("quota.resets",{day:kt(n.resetsAt,e,"UTC")})}
  </div>`;if(n.health==="exhausted")return a`<div class="warning">${t("quota.exhausted")}</div>
      ${i}`;if(n.runsOutAt===void 0)return i;const s=kt(n.runsOutAt,e);return a`<div class="warning">${t("quota.runs_out",{day:s})}</div>
    ${i}`}function hn(n,t){const e=(i,s)=>ie`<circle class=${i} cx="20" cy="20" r="17" pathLength="100"
      stroke-dasharray="${Math.min(1,s)*100} 100" />`;return a`<svg viewBox="0 0 40 40" aria-hidden="true">
    ${e("whole",1)} ${e("projected",t)} ${e("used",n)}
  </svg>`}var pn=Object.defineProperty,dt=(n,t,e,i)=>{for(var s=void 0,o=n.length-1,r;o>=0;o--)(r=n[o])&&(s=r(t,e,s)||s);return s&&pn(t,e,s),s};class Q extends E{constructor(){super(...arguments),this.told="loading",this.clock=new $e(this)}static{this.styles=Ge}static{this.getConfigForm=Je}static{this.getStubConfig=Ke}setConfig(t){this.config=Lt(t)}getCardSize(){return 9}getGridOptions(){return{columns:12,min_columns:6,rows:"auto"}}disconnectedCallback(){super.disconnectedCallback(),this.leave()}connectedCallback(){super.connectedCallback(),this.requestUpdate()}shouldUpdate(t){const e=t.get("hass");if(t.size!==1||e===void 0||this.hass===void 0)return!0;const{hass:i,told:s}=this;return e.language!==i.language||e.localize!==i.localize?!0:s===null||typeof s=="string"?!1:Me(s).some(o=>e.states[o]!==i.states[o])}willUpdate(){const t=this.isConnected&&this.hass?this.config?.device_id:void 0;t!==this.subscribedTo&&(this.leave(),t!==void 0&&this.hass&&this.subscribe(this.hass,t))}subscribe(t,e){let i=!1;this.subscribedTo=e,this.told="loading";const s=Pe(t,e,o=>{i||(this.told=o)});s.catch(()=>{i||(this.told="not_loaded")}),this.unsubscribe=()=>{i=!0,s.then(o=>o()).catch(()=>{})}}leave(){this.unsubscribe?.(),this.unsubscribe=void 0,this.subscribedTo=void 0}render(){const{hass:t,config:e,told:i}=this;if(t===void 0||e===void 0)return d;const s={hass:t,translate:I(t.language,()=>{this.requestUpdate()}),language:t.language,now:this.clock.now};if(e.device_id===void 0)return H("card.choose_device",s);if(i==="loading")return H("card.loading",s);if(i==="not_loaded")return H("card.not_loaded",s);if(i===null)return H("card.unknown_device",s);const o=Se(t,i,s.now);return fn(o,e,s)}}dt([N({attribute:!1})],Q.prototype,"hass");dt([R()],Q.prototype,"config");dt([R()],Q.prototype,"told");function H(n,{translate:t}){return a`<ha-card><p class="notice">${t(n)}</p></ha-card>`}function fn(n,t,e){const i=t.name??n.name;return a`<ha-card class=${n.presence}>
    ${nn(n,i,e)} ${$n(n,e)}
    ${n.quota&&!t.hide_quota?ln(n.quota,e):d}
    ${t.hide_controls?d:a`<stellacontrol-controls
            .hass=${e.hass}
            .view=${n}
            .name=${i}
          ></stellacontrol-controls>`}
  </ha-card>`}const mn=4,bn=8;function $n(n,t){const{translate:e}=t;if(n.bands.length===0)return a`<p class="notice">${e("bands.none")}</p>`;const i=n.bands.length,s=i>mn?Math.ceil(i/2):i,o=i>bn?Math.ceil(i/2):i;return a`<ul
    class="bands"
    style="--wide: ${o}; --narrow: ${s}"
    aria-label=${e("bands.label")}
  >
    ${n.bands.map(r=>Le(r,t))}
  </ul>`}const gn=Ot`
  :host {
    display: block;
    font-size: 14px;
  }
  .buttons,
  .answers,
  .fields {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .answers {
    justify-content: flex-end;
  }
  button {
    all: unset;
    box-sizing: border-box;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-height: 36px;
    padding: 0 12px;
    border: 1px solid var(--divider-color, #e0e0e0);
    border-radius: 18px;
    color: var(--primary-text-color, #212121);
    font-weight: 500;
    cursor: pointer;
  }
  .buttons button {
    flex: 1 1 auto;
  }
  button:hover,
  button[aria-expanded="true"] {
    background: color-mix(in srgb, var(--primary-text-color, #212121) 8%, transparent);
  }
  button[disabled] {
    opacity: 0.45;
    cursor: default;
  }
  button:focus-visible,
  select:focus-visible,
  .panel:focus-visible {
    outline: 2px solid var(--primary-color, #039be5);
    outline-offset: 2px;
  }
  .confirm {
    border-color: var(--primary-text-color, #212121);
  }
  .cancel {
    border-color: transparent;
  }
  ha-icon {
    --mdc-icon-size: 18px;
    display: inline-flex;
    color: var(--secondary-text-color, #5e5e5e);
  }
  .panel {
    margin-top: 10px;
    padding: 12px;
    border: 1px solid var(--divider-color, #e0e0e0);
    border-radius: 10px;
  }
  p {
    margin: 0 0 12px;
    line-height: 1.4;
  }
  .fields {
    margin-bottom: 12px;
  }
  label {
    display: flex;
    flex: 1 1 120px;
    flex-direction: column;
    gap: 4px;
    color: var(--secondary-text-color, #5e5e5e);
    font-size: 12px;
  }
  select {
    min-height: 36px;
    padding: 0 8px;
    border: 1px solid var(--divider-color, #e0e0e0);
    border-radius: 6px;
    background: var(--card-background-color, #fff);
    color: var(--primary-text-color, #212121);
    font: inherit;
    font-size: 14px;
  }
  .refusal {
    margin: 10px 0 0;
    padding: 10px 12px;
    border-inline-start: 4px solid var(--error-color, #db4437);
    border-radius: 4px;
    background: color-mix(in srgb, var(--error-color, #db4437) 10%, transparent);
    color: var(--primary-text-color, #212121);
  }
  .refusal[hidden] {
    display: none;
  }
`;var vn=Object.defineProperty,C=(n,t,e,i)=>{for(var s=void 0,o=n.length-1,r;o>=0;o--)(r=n[o])&&(s=r(t,e,s)||s);return s&&vn(t,e,s),s};const _n=[5,15,30,60,180,360],yn=15,xn="10s",wn=60;class w extends E{constructor(){super(...arguments),this.name="",this.isBusy=!1,this.refusal="",this.frequency=xn,this.minutes=yn}static{this.styles=gn}get text(){return I(this.hass.language)}render(){const{view:t,text:e}=this;return a`<div class="buttons">
        ${t.boost?.isByUser?this.button("mdi:rocket-launch",e("controls.end_boost"),()=>this.perform(()=>De(this.hass,t.deviceId))):this.opener("boost","mdi:rocket-launch-outline",{isAvailable:t.presence!=="unavailable"})}
        ${this.opener("recalibrate","mdi:tune",t.recalibrate)}
        ${this.opener("reboot","mdi:restart",t.reboot)}
      </div>
      ${this.panel()}
      <p class="refusal" role="alert" ?hidden=${!this.refusal}>${this.refusal}</p>`}updated(t){if(!t.has("open"))return;const e=t.get("open"),i=this.open?".panel":e&&`[data-panel="${e}"]`;i&&this.renderRoot.querySelector(i)?.focus()}opener(t,e,i){return i===void 0?d:a`<button
      data-panel=${t}
      aria-expanded=${this.open===t?"true":"false"}
      ?disabled=${!i.isAvailable||this.isBusy}
      @click=${()=>{this.show(this.open===t?void 0:t)}}
    >
      <ha-icon icon=${e}></ha-icon>${this.text(`controls.${t}`)}
    </button>`}button(t,e,i){return a`<button ?disabled=${this.isBusy} @click=${i}>
      <ha-icon icon=${t}></ha-icon>${e}
    </button>`}panel(){if(this.open===void 0)return d;const t=this.text(`controls.${this.open}`);return a`<div
      class="panel"
      role="group"
      aria-label=${t}
      tabindex="-1"
      @keydown=${e=>{e.key==="Escape"&&this.show(void 0)}}
    >
      ${this.open==="boost"?this.boostPanel():this.questionPanel(this.open)}
    </div>`}questionPanel(t){const{text:e,view:i}=this,s=e(`controls.${t}_question`,{name:this.name}),o=i[t]?.entityId??"";return a`<p>${s}</p>
      ${this.answers(e(`controls.${t}`),()=>Re(this.hass,o))}`}boostPanel(){const{text:t}=this,{language:e}=this.hass,i=Object.entries(Te);return a`<p>${t("controls.boost_explained")}</p>
      <div class="fields">
        <label
          >${t("controls.frequency")}
          <select
            name="frequency"
            @change=${s=>{this.frequency=s.target.value}}
          >
            ${i.map(([s,o])=>a`<option value=${s} ?selected=${s===this.frequency}>
                  ${t("head.frequency",{period:it(o,e)})}
                </option>`)}
          </select></label
        >
        <label
          >${t("controls.duration")}
          <select
            name="duration"
            @change=${s=>{this.minutes=Number(s.target.value)}}
          >
            ${_n.map(s=>a`<option value=${s} ?selected=${s===this.minutes}>
                  ${it(s*wn,e)}
                </option>`)}
          </select></label
        >
      </div>
      ${this.answers(t("controls.start"),()=>je(this.hass,this.view.deviceId,this.frequency,this.minutes))}`}answers(t,e){return a`<div class="answers">
      <button
        class="cancel"
        @click=${()=>{this.show(void 0)}}
      >
        ${this.text("controls.cancel")}
      </button>
      <button
        class="confirm"
        ?disabled=${this.isBusy}
        @click=${()=>this.perform(e)}
      >
        ${t}
      </button>
    </div>`}show(t){this.open=t,this.refusal=""}async perform(t){this.isBusy=!0,this.refusal="";try{await t(),this.open=void 0}catch(e){this.refusal=await He(this.hass,e)||this.text("controls.failed")}finally{this.isBusy=!1}}}C([N({attribute:!1})],w.prototype,"hass");C([N({attribute:!1})],w.prototype,"view");C([N()],w.prototype,"name");C([R()],w.prototype,"open");C([R()],w.prototype,"isBusy");C([R()],w.prototype,"refusal");function Ft(n,t){return customElements.get(n)?!1:(customElements.define(n,t),!0)}Ht(navigator.language);Ft("stellacontrol-controls",w);Ft(et,Q)&&(window.customCards??=[],window.customCards.push({type:et,get name(){return I(tt())("card.name")},get description(){return I(tt())("card.description")},preview:!0,documentationURL:"https://github.com/ha-stellacontrol/ha-stellacontrol",getEntitySuggestion:Ze}));
